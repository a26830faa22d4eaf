import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AdminOutcome } from './admin/run-admin.ts';
import { boot, type Services } from './boot.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { openMany } from './many-newsrooms.ts';
import type { Visit } from './newsrooms/newsrooms.ts';
import { provide, withdraw } from './services.ts';
import type { Telling } from './tracing/open-tracing.ts';

/** `text`: one sentence for whoever asked. */
export interface HouseRefusal {
	status: 404 | 503;
	text: string;
}

/** What stands behind the HTTP server: one newsroom, or many. */
export interface House {
	readonly log: Log;
	/** Whether there may be a proxy in front, as far as the settings say at this moment. */
	isProxied(): boolean;
	/** Resolves when another server has taken the only newsroom over. */
	readonly superseded: Promise<void>;
	/** The newsroom that a request is for, until `leave` is called. */
	enter(headers: IncomingHttpHeaders): Promise<Visit<Services> | HouseRefusal>;
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, known: () => void): boolean;
	/** Whether Redis carries, where it joins several servers. */
	isJoined(): boolean;
	/** Resolves once something could be written. */
	probe(): Promise<void>;
	/** The server listens at an address of this machine: what needs it begins. Returns what to tell whoever started it. */
	opens(address: string): string[];
	/** What `npm run admin -- …` does. */
	admin(args: readonly string[]): Promise<AdminOutcome>;
	/** Writes what is pending, and closes all. */
	close(): Promise<void>;
}

/** Opens what the settings name. Throws ConfigError where it cannot be. */
export const openHouse = (config: Config, telling: Partial<Telling> = {}): Promise<House> =>
	config.newsrooms === null
		? openOne(config, telling)
		: openMany(config, config.newsrooms, telling);

async function openOne(config: Config, telling: Partial<Telling>): Promise<House> {
	const services = await boot(config, telling);
	// Before the pages are loaded: their hooks may ask for them.
	provide(services);
	const visit = { services, leave: () => {} };
	return {
		log: services.log,
		isProxied: () => config.origin !== null,
		superseded: services.superseded,
		enter: () => Promise.resolve(visit),
		upgrade: (...upgrade) => services.upgrade(...upgrade),
		isJoined: () => services.bus.isUp,
		probe: () => services.store.probe(),
		opens(address) {
			const { admin, pdf, evidence } = services;
			admin.servesAt(address);
			pdf.servesAt(address);
			evidence.start();
			const setUp = services.setUp.path();
			return setUp
				? [`Open this once to set up your paper: ${config.origin ?? address}${setUp}`]
				: [];
		},
		admin: (args) => services.admin.run(args),
		async close() {
			await withdraw()?.close();
		}
	};
}
