import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import {
	createServer,
	request,
	type IncomingMessage,
	type Server,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';
import { DUMMY_ACCOUNT } from '@20minutes/s3rver/lib/models/account.js';

/** What goes wrong with one request. */
export type S3Mishap =
	/** It is told to come again later. */
	| 'busy'
	/** The connection is gone before the store hears of it. */
	| 'cut'
	/** The connection is gone in the midst of the answer. */
	| 'half'
	/** Nobody ever answers. */
	| 'silent'
	/** Other bytes arrive than were sent. */
	| 'changed'
	/** The answer tells another tag, as that of a store which encrypts. */
	| 'tagged'
	/** It takes a second and a half. */
	| 'slow'
	/** It is sent elsewhere. */
	| 'moved';

/** An S3 server of its own with one bucket, which checks signatures and hashes. */
export interface S3Server {
	/** As MEDIA_URL has it, with a prefix. */
	readonly url: string;
	readonly secret: string;
	/** What was asked, as `PUT /bucket/prefix/photos/…`. */
	readonly asked: string[];
	/** What goes wrong with the next requests, one after the other; null: nothing does. */
	readonly mishaps: (S3Mishap | null)[];
	/** Takes everything out of the bucket. */
	empty(): Promise<void>;
	close(): Promise<void>;
}

const KEY = 'COPYDESK';
/** With what has to be written otherwise in an address. */
const SECRET = 'pier/at+dusk=%';
const BUCKET = 'paper';

/** What it is called and where, instead of what tests have. */
export interface S3Options {
	host?: string;
	port?: number;
	key?: string;
	secret?: string;
	bucket?: string;
}

export async function s3Server({
	host: address = '127.0.0.1',
	port: listensAt = 0,
	key = KEY,
	secret = SECRET,
	bucket = BUCKET
}: S3Options = {}): Promise<S3Server> {
	const directory = await mkdtemp(path.join(tmpdir(), 's3-'));
	DUMMY_ACCOUNT.createKeyPair(key, secret);
	const options = { address: '127.0.0.1', port: 0, directory, silent: true, vhostBuckets: false };
	const store = new S3rver({ ...options, configureBuckets: [{ name: bucket }] });
	const { port } = await store.run();
	const [asked, mishaps]: [string[], (S3Mishap | null)[]] = [[], []];
	const front = createServer((question, answer) => {
		asked.push(`${question.method} ${question.url?.split('?')[0]}`);
		void pass(question, answer, { port, mishap: mishaps.shift() ?? null });
	});
	await new Promise<void>((resolve) => front.listen(listensAt, address, resolve));
	const host = `${address}:${(front.address() as AddressInfo).port}`;
	return {
		url: `s3://${key}:${encodeURIComponent(secret)}@${host}/${bucket}/county/daily?tls=off`,
		secret,
		asked,
		mishaps,
		async empty() {
			mishaps.length = asked.length = 0;
			await rm(path.join(directory, bucket, 'county'), { recursive: true, force: true });
		},
		async close() {
			await Promise.all([front, store.httpServer].map(end));
			await rm(directory, { recursive: true });
		}
	};
}

function end(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(() => resolve()));
}

/** The store behind it takes requests without a signature, and bytes of any hash. */
async function pass(
	question: IncomingMessage,
	answer: ServerResponse,
	{ port, mishap }: { port: number; mishap: S3Mishap | null }
): Promise<void> {
	const body = await buffer(question).catch(() => null);
	if (body === null || mishap === 'silent') return;
	if (mishap === 'cut') return void question.socket.destroy();
	if (mishap === 'busy') return refuse(answer, 503, 'SlowDown');
	if (mishap === 'moved')
		return void answer.writeHead(307, { location: 'http://127.0.0.1:1/' }).end();
	const { authorization = '', 'x-amz-content-sha256': said } = question.headers;
	if (!authorization.includes('x-amz-content-sha256')) return refuse(answer, 403, 'AccessDenied');
	const hash = createHash('sha256').update(body).digest('hex');
	if (question.method === 'PUT' && said !== hash)
		return refuse(answer, 400, 'XAmzContentSHA256Mismatch');
	if (mishap === 'changed') body[0] = (body[0] ?? 0) ^ 1;
	const { method, url, headers } = question;
	const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (found) => {
		const tag = mishap === 'tagged' ? { etag: '"0123456789abcdef0123456789abcdef-2"' } : {};
		answer.writeHead(found.statusCode ?? 500, { ...found.headers, ...tag });
		if (mishap === 'half') found.once('data', () => question.socket.destroy());
		else if (mishap === 'slow') setTimeout(() => found.pipe(answer), 1500);
		else found.pipe(answer);
	});
	onward.on('error', () => question.socket.destroy());
	onward.end(body);
}

function refuse(answer: ServerResponse, status: number, code: string): void {
	answer.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}
