/** What tests use of it; it comes without types. */
declare module '@20minutes/s3rver' {
	import type { Server } from 'node:http';

	interface Options {
		address: string;
		port: number;
		directory: string;
		silent: boolean;
		/** Whether the host's name may be a bucket's. */
		vhostBuckets: boolean;
		configureBuckets: { name: string }[];
	}
	export default class S3rver {
		constructor(options: Options);
		/** Resolves to where it listens. */
		run(): Promise<{ port: number }>;
		httpServer: Server;
	}
}

declare module '@20minutes/s3rver/lib/models/account.js' {
	export const DUMMY_ACCOUNT: { createKeyPair(key: string, secret: string): void };
}
