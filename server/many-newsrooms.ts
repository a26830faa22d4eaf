import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { openControl } from './admin/control.ts';
import type { AdminOutcome } from './admin/run-admin.ts';
import { createPasswords } from './auth/passwords.ts';
import { boot, type Services, type Shared } from './boot.ts';
import type { Config } from './config.ts';
import { lockDataDir } from './data-lock.ts';
import { explainStart } from './explain-start.ts';
import type { House, HouseRefusal } from './installation.ts';
import { createLog, type Log } from './log.ts';
import { createHouseMetrics, type HouseMetrics } from './metrics/house-metrics.ts';
import { serveMetrics, type MetricsServer } from './metrics/metrics-server.ts';
import { configOf } from './newsrooms/newsroom-config.ts';
import { NewsroomDirectory } from './newsrooms/newsroom-directory.ts';
import { runNewsroomsAdmin } from './newsrooms/newsrooms-admin.ts';
import { probeHouse } from './newsrooms/probe-house.ts';
import { Newsrooms, type Shut, type Visit } from './newsrooms/newsrooms.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { makeDatabase } from './store/make-database.ts';
import { probeDatabase } from './store/probe-database.ts';
import { ofNewsroom, type Telling } from './tracing/open-tracing.ts';
import { createTurns } from './turns.ts';

/** How often it is looked which newsrooms are empty, or have something to do, ms. */
const LOOK_MS = 15_000;
/** Says nothing of which newsrooms there are. */
const NOBODY: HouseRefusal = { status: 404, text: 'There is no newsroom at this address.' };
const SHUT: Record<Shut, string> = {
	full: 'Too many newsrooms are open at present; try again in a few minutes.',
	failed:
		'This newsroom cannot be opened at present; whoever runs the server finds out why in its log.',
	stopping: 'The server is stopping.'
};

type NewsroomsSettings = NonNullable<Config['newsrooms']>;

/** Opens the house of several newsrooms, and none of them yet. Throws ConfigError where their list cannot be used. */
export async function openMany(
	config: Config,
	settings: NewsroomsSettings,
	{ log = createLog(config.logLevel), tracing }: Partial<Telling> = {}
): Promise<House> {
	const directory = new NewsroomDirectory(settings.folder, log);
	const lock = lockOf(config);
	const metrics = config.metrics && createHouseMetrics();
	const door = metrics && (await openDoor(config, metrics, lock));
	const many = new ManyNewsrooms({ config, settings, directory, metrics, log, tracing });
	const control = await openControl(config.dataDir, (args) => many.admin(args));
	return {
		log,
		isProxied: () => directory.entries.some(({ origin }) => origin !== null),
		// What is taken over is one newsroom; the others go on.
		superseded: new Promise(() => {}),
		enter: (headers) => many.enter(headers),
		upgrade: (...upgrade) => many.upgrade(...upgrade),
		isJoined: () => many.newsrooms.opened.every(({ bus }) => bus.isUp),
		probe: () => many.newsrooms.probe(),
		opens: (address) => many.opens(address),
		admin: (args) => many.admin(args),
		async close() {
			await control.close();
			await many.close();
			await door?.close();
			metrics?.close();
			lock.release();
		}
	};
}

function lockOf(config: Config): ReturnType<typeof lockDataDir> {
	try {
		return lockDataDir(config.dataDir);
	} catch (error) {
		throw explainStart(error, config);
	}
}

async function openDoor(
	{ metrics: place }: Config,
	metrics: HouseMetrics,
	lock: ReturnType<typeof lockDataDir>
): Promise<MetricsServer | null> {
	try {
		return place && (await serveMetrics(place, metrics));
	} catch (error) {
		metrics.close();
		lock.release();
		throw error;
	}
}

interface ManyOptions extends Telling {
	config: Config;
	settings: NewsroomsSettings;
	directory: NewsroomDirectory;
	metrics: HouseMetrics | null;
}

/** Newsrooms by host, and what they share. */
class ManyNewsrooms {
	readonly newsrooms: Newsrooms<Services>;
	readonly #config: Config;
	readonly #directory: NewsroomDirectory;
	readonly #metrics: HouseMetrics | null;
	readonly #log: Log;
	readonly #shared: Pick<Shared, 'printing' | 'passwords' | 'tracing'>;
	#address: string | null = null;
	#timer: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();

	constructor({ config, settings, directory, metrics, log, tracing }: ManyOptions) {
		this.#config = config;
		this.#directory = directory;
		this.#metrics = metrics;
		this.#log = log;
		this.#shared = { printing: createTurns(1), passwords: createPasswords(), tracing };
		this.newsrooms = new Newsrooms({
			...{ idle: settings.idle, most: settings.most, log },
			entries: () => directory.entries,
			open: (entry) => this.#open(entry),
			probe: () => probeHouse(config, directory.entries, probeDatabase)
		});
	}

	async enter(headers: IncomingHttpHeaders): Promise<Visit<Services> | HouseRefusal> {
		const entry = this.#directory.of(headers);
		if (!entry) return NOBODY;
		const entered = await this.newsrooms.enter(entry);
		return entered.ok ? entered.value : { status: 503, text: SHUT[entered.error] };
	}

	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, known: () => void): boolean {
		if (!this.#directory.of(request.headers)) return false;
		this.enter(request.headers).then(
			(entered) => {
				if ('status' in entered) return refuseUpgrade(socket, '503 Service Unavailable');
				const { services, leave } = entered;
				socket.once('close', leave);
				if (socket.destroyed) return leave();
				if (!services.upgrade(request, socket, head, known)) refuseUpgrade(socket, '404 Not Found');
			},
			(error: unknown) => {
				this.#log.error({ err: error }, 'a socket could not be opened');
				refuseUpgrade(socket, '503 Service Unavailable');
			}
		);
		return true;
	}

	/** What `npm run admin -- …` does for one of them, or for all. */
	admin(args: readonly string[]): Promise<AdminOutcome> {
		return runNewsroomsAdmin(args, {
			directory: this.#directory,
			newsrooms: this.newsrooms,
			config: this.#config,
			makeDatabase
		});
	}

	opens(address: string): string[] {
		this.#address = address;
		this.#timer = setInterval(() => {
			this.#directory.look();
			this.#look(() => this.newsrooms.look());
		}, LOOK_MS).unref();
		this.#look(() => this.newsrooms.openEach());
		const count = this.#directory.entries.length;
		return [
			count === 0
				? 'There is no newsroom yet: npm run admin -- newsroom add <name> --host <host>'
				: `Newsrooms: ${count}, each at its own host.`
		];
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await this.newsrooms.close();
		await this.#looking;
	}

	/** One look at a time. */
	#look(look: () => Promise<void>): void {
		this.#looking = this.#looking.then(look).catch((error: unknown) => {
			this.#log.error({ err: error }, 'newsrooms were not looked after');
		});
	}

	async #open(entry: Parameters<typeof configOf>[1]): Promise<Services> {
		const log = this.#log.child({ newsroom: entry.name });
		const config = configOf(this.#config, entry);
		const metrics = this.#metrics?.of(entry.name);
		const tracing = ofNewsroom(this.#shared.tracing, entry.name);
		const services = await boot(config, { ...this.#shared, tracing, metrics, log });
		const port = this.#address === null ? config.port : new URL(this.#address).port;
		services.admin.servesAt(`http://${entry.hosts[0]}:${port}`);
		// Before the server listens nothing can be printed, and packs are made later.
		if (this.#address === null) return services;
		services.pdf.servesAt(this.#address, this.#directory.printingHeaders(entry.name));
		services.evidence.start();
		return services;
	}
}
