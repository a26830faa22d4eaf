import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Kysely } from 'kysely';
import { openControl } from './admin/control.ts';
import { runAdmin, type AdminOutcome } from './admin/run-admin.ts';
import { startBackups } from './backup/backups.ts';
import { createAudit, type Audit } from './audit/audit.ts';
import { createAuth, type Auth } from './auth/auth.ts';
import { createLinks } from './auth/links.ts';
import { createPasses, type Passes } from './auth/passes.ts';
import { createPeople, type People } from './auth/people.ts';
import type { Passwords } from './auth/passwords.ts';
import { readSecret } from './auth/secret.ts';
import { createSetUp, type SetUp } from './auth/set-up.ts';
import { clientAddress } from './client-address.ts';
import { startComments } from './comments/comments.ts';
import type { Config } from './config.ts';
import { lockDataDir } from './data-lock.ts';
import { expectData } from './expect-data.ts';
import { explainStart } from './explain-start.ts';
import { startDerive, type Derive } from './derive/derive.ts';
import { openDesk, type Desk } from './desk/desk.ts';
import { createEvidence, type Evidence } from './evidence/evidence.ts';
import { createExports, type Exports } from './export/exports.ts';
import { countErrors } from './metrics/count-errors.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/metrics-server.ts';
import { openDigest, type Digest } from './digest/digest.ts';
import { openFeed, type Feed } from './feed/feed.ts';
import { createIntake, type Intake } from './intake/intake.ts';
import { createLog, type Log } from './log.ts';
import { checkedMedia } from './media/checked-media.ts';
import type { MediaStore } from './media/media-store.ts';
import { openMedia } from './media/open-media.ts';
import type { Bus } from './nodes/bus.ts';
import { joinNodes } from './nodes/join-nodes.ts';
import { startPageSignatures, type PageSignatures } from './page-signatures/page-signatures.ts';
import { startReminders, type Reminders } from './reminders/reminders.ts';
import { createOutside, type Outside } from './outside/outside.ts';
import { createPdf, type Pdf } from './pdf/pdf.ts';
import { createPhotos, type Photos } from './photos/photos.ts';
import { createPlanHistory, type PlanHistory } from './plan-history/plan-history.ts';
import { createTellReadiness, type TellReadiness } from './press-check/tell-readiness.ts';
import { createPrinted, type Printed } from './printed/printed.ts';
import { startProofs, type Proofs } from './proofs/proofs.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { isOwnOrigin } from './request-origin.ts';
import { anchorOf } from './sample/anchor-of.ts';
import { createSample } from './sample/load-sample.ts';
import type { Sample } from './sample/sample.ts';
import { openSeen, type Seen } from './seen/seen.ts';
import { startSignatures, type Signatures } from './signatures/signatures.ts';
import { openStore } from './store/open-store.ts';
import { placeOf } from './store/place-of.ts';
import { isLost } from './store/postgres-fault.ts';
import type { OpenedStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import type { Tables } from './store/tables.ts';
import { SessionPace } from './session-pace.ts';
import { Replays } from './sync/replays.ts';
import { StrangerPace } from './stranger-pace.ts';
import { Stories } from './sync/stories.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { traceCommand } from './tracing/trace-command.ts';
import { traceExports, traceMedia, tracePdf } from './tracing/trace-parts.ts';
import { groupsTold, traceStore } from './tracing/trace-store.ts';
import type { Tracing, WithinSpan } from './tracing/tracing.ts';
import type { Turns } from './turns.ts';
import { createChangeMakers, type ChangeMakers } from './versions/change-makers.ts';
import { startHistory, type History } from './versions/history.ts';
import { createVersions, type Versions } from './versions/versions.ts';

/** When a last backup is waited for no more, from the beginning of a stop, ms: that has seven seconds for all (main.ts). */
const CLOSE_MS = 5500;

/** Everything that runs behind the pages. Routes and hooks reach it through services(). */
export interface Services {
	readonly config: Config;
	readonly log: Log;
	/** Tells a collector of what this server does; undefined: there is none. */
	readonly tracing: Tracing | undefined;
	/** What carries messages to the other servers of this newsroom, if there are any. */
	readonly bus: Bus;
	/** Resolves when another server has taken the newsroom over: this one writes nothing any more. */
	readonly superseded: Promise<void>;
	readonly store: Store;
	/** The store's own connection, for tables beside the records. */
	readonly db: Kysely<Tables>;
	readonly desk: Desk;
	/**
	 * How fast each session may send commands to it; ask for the words of stories (a proof wants all
	 * those of an edition at once, and then each after every few words); tell what it has measured; what
	 * its person has read; ask for replays, for who made changes, for what was printed before, and for plans of
	 * the past; and take the whole audit log out.
	 */
	readonly paces: Record<
		| 'commands'
		| 'copies'
		| 'measurements'
		| 'marks'
		| 'replays'
		| 'changes'
		| 'printed'
		| 'plans'
		| 'exports',
		SessionPace
	>;
	/** How fast those may ask who have a link and no session. */
	readonly strangers: StrangerPace;
	readonly feed: Feed;
	/** What people have read of what happened to their stories. */
	readonly seen: Seen;
	readonly auth: Auth;
	readonly people: People;
	readonly setUp: SetUp;
	readonly sample: Sample;
	/** The text of every story: who writes it together, and its way to the disk. */
	readonly sync: Sync;
	/** Reads the words of stories beside the typing. */
	readonly stories: Pick<Stories, 'ask'>;
	/** How they came to be, edit by edit. */
	readonly replays: Pick<Replays, 'of'>;
	readonly derive: Derive;
	readonly photos: Photos;
	/** What pages were when proofs of them were pulled. */
	readonly proofs: Proofs;
	readonly signatures: Pick<Signatures, 'settled'>;
	readonly pageSignatures: Pick<PageSignatures, 'settled'>;
	readonly reminders: Pick<Reminders, 'settled'>;
	/** Texts of stories as they were. */
	readonly versions: Versions;
	/** Who made one of another. */
	readonly changeMakers: ChangeMakers;
	/** Keeps them after pauses. */
	readonly history: Pick<History, 'sweep'>;
	/** Stories shown to people outside the house, by links. */
	readonly outside: Outside;
	/** Prints pages through Chromium. */
	readonly pdf: Pdf;
	readonly intake: Intake;
	/** Stories and editions as files for other programs. */
	readonly exports: Exports;
	/** What waits for people, by mail. */
	readonly digest: Pick<Digest, 'isOn' | 'at' | 'choices' | 'speaks'>;
	/** What editions were when they went to press. */
	readonly evidence: Evidence;
	/** For what the server prints by itself. */
	readonly passes: Pick<Passes, 'personOf'>;
	/** Who did what, and whether anything of that was changed afterwards. */
	readonly audit: Audit;
	readonly planHistory: PlanHistory;
	/** What editions before one printed. */
	readonly printed: Printed;
	/** How the server fares. */
	readonly metrics: Metrics;
	/** How ready an edition is, for boards that are opened. */
	readonly readiness: TellReadiness;
	readonly admin: {
		/** What `npm run admin -- …` does. */
		run(args: readonly string[]): Promise<AdminOutcome>;
		/** Tells the address people reach the server under; until then it is the settings'. */
		servesAt(address: string): void;
		/** Without a slash at the end. */
		address(): string;
	};
	/**
	 * Takes a WebSocket over, and calls `known` once somebody is found signed in; false: the path is
	 * none of ours, and the socket is untouched.
	 */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, known?: () => void): boolean;
	/** Whether work is left that nobody waits for, and when there will be some (epoch ms; null: never by itself). */
	rest(): { isBusy: boolean; wakeAt: number | null };
	/** Resolves when what was begun by itself is done. */
	settled(): Promise<void>;
	/** Writes what is pending, closes all sockets with 1012, lets go of the database. */
	close(): Promise<void>;
}

/** What newsrooms of one process have in common: nothing that knows anything of them. */
export interface Shared {
	log?: Log;
	/** Tells a collector of what they do, where there is one. */
	tracing?: Tracing;
	/** One page at a time is printed. */
	printing?: Turns;
	/** Hashes two at a time. */
	passwords?: Passwords;
	/** What the newsroom counts with, where one door tells of all; not given: its own, with a door of its own. */
	metrics?: Metrics;
}

/** Builds a newsroom's server, each part from those before it. Throws ConfigError when it cannot start. */
export async function boot(config: Config, shared: Shared = {}): Promise<Services> {
	try {
		return await bootUnder(config, shared);
	} catch (error) {
		throw explainStart(error, config);
	}
}

async function bootUnder(config: Config, shared: Shared): Promise<Services> {
	const lock = lockDataDir(config.dataDir);
	const { log = createLog(config.logLevel), tracing } = shared;
	const passed = Promise.withResolvers<void>();
	let opened: OpenedStore | undefined;
	let nodes: Nodes | undefined;
	let beginAnew = () => {};
	try {
		await expectData(config);
		// Before the database is touched: what is wrong with one of them stops the start.
		const found = await openMedia(config);
		const media = tracing ? traceMedia(found, tracing) : found;
		opened = await openStore(config, {
			onLost: (error) => {
				log.warn({ err: error }, 'a connection to the database is gone');
				tracing?.fault('database.connection_lost');
			},
			...(tracing && { onGroup: groupsTold(tracing) }),
			onPassed: () => passed.resolve(),
			onLapsed: async () => {
				log.error('this server was away for too long; what it had in hand is brought again');
				beginAnew();
			}
		});
		const metrics = shared.metrics ?? createMetrics();
		nodes = await joinNodes(config.redis, {
			...{ db: opened.db, events: opened.store.events, log },
			refused: metrics.refusedMessage
		});
		if (tracing) nodes.bus.onChange((isUp) => isUp || tracing.fault('redis.down'));
		if (config.redis !== null && config.media === null)
			log.warn('without MEDIA_URL photos are at the server alone that has taken them in');
		const release = () => lock.release();
		const isAsked = config.metrics !== null || shared.metrics !== undefined;
		const parts = { ...shared, config, log, metrics, isAsked, nodes, media, release };
		const services = await bootOn(opened, { ...parts, superseded: passed.promise });
		beginAnew = () => services.sync.reload(new Error('this server was away for too long'));
		return services;
	} catch (error) {
		await nodes?.bus.close();
		await opened?.store.close();
		lock.release();
		throw error;
	}
}

/** What joins this server with others. */
type Nodes = Awaited<ReturnType<typeof joinNodes>>;

interface BootParts extends Omit<Shared, 'log'>, Pick<Services, 'config' | 'log' | 'superseded'> {
	metrics: Metrics;
	/** Whether there is a door at which somebody may ask for them. */
	isAsked: boolean;
	nodes: Nodes;
	media: MediaStore;
	release: () => void;
}

async function bootOn(
	{ store: opened, db, quick, slow, engine, isFirst, ends }: OpenedStore,
	{
		config,
		log,
		tracing,
		printing,
		passwords,
		metrics,
		isAsked,
		nodes,
		media: kept,
		superseded,
		release
	}: BootParts
): Promise<Services> {
	const { bus, tallies } = nodes;
	/** Where there may be other servers. */
	const others = config.redis === null ? undefined : bus;
	const several = others ? { isFirst } : {};
	const counted = countErrors(opened, (doing) => {
		metrics.databaseError(doing);
		tracing?.fault('database.error', { 'copydesk.doing': doing });
	});
	const store = tracing ? traceStore(counted, tracing) : counted;
	const media = checkedMedia(kept, (what, name) => {
		metrics.mismatch(what);
		log.error({ what, name }, 'a file is not what its hash says');
	});
	const desk = await openDesk({
		...{ store, bus, log, answered: metrics.command },
		...(tracing && { traced: (...command) => traceCommand(tracing, ...command) })
	});
	const secret = await readSecret(config.dataDir, engine === 'postgres' ? db : null);
	const auth = await createAuth({
		db: quick as unknown as Kysely<unknown>,
		slow: slow as unknown as Kysely<unknown>,
		engine,
		view: desk.view,
		refresh: () => desk.refresh(),
		...{ secret, passwords, bus: others, tallies, isLost },
		log
	});
	const links = await createLinks(quick.withTables(), { slow: slow.withTables(), isLost });
	const people = createPeople({ desk, auth, links, isLost, log });
	const setUp = createSetUp({ desk, auth, secret, isLost });
	const seen = await openSeen({ db, view: desk.view, bus: others });
	const feed = openFeed({ desk, auth, seen, bus: others, log });
	const sync = createSync({
		log: store.log,
		bus: others,
		view: desk.view,
		subscribe: (hear) => desk.subscribe(hear),
		auth,
		addressOf: (request) => clientAddress(request, config.origin),
		refresh: () => desk.refresh(),
		logger: log,
		meter: metrics.sync
	});
	const stories = new Stories({ feed: (room, since) => sync.feed(room, since), logger: log });
	const replays = new Replays({ log: store.log, logger: log });
	const derive = await startDerive({
		...{ desk, sync, stories, updates: store.log, log },
		several: others !== undefined
	});
	const comments = await startComments({ desk, sync, stories, updates: store.log, log });
	const proofs = startProofs({ desk, derive, stories, store });
	const versions = createVersions({ stories, store });
	const changeMakers = createChangeMakers({ stories, store, replays });
	const signatures = startSignatures({ desk, sync, derive, versions, log });
	const pageSignatures = startPageSignatures({ desk, log });
	const reminders = startReminders({ desk, log });
	const updates = store.log;
	const history = await startHistory({
		...{ desk, sync, derive, versions, stories, store, updates, log },
		...several
	});
	const photos = createPhotos({ media, log });
	const outside = createOutside({ desk, derive, stories, versions, store, photos, isLost });
	const { chromium, ghostscript } = config;
	const printer = createPdf({ executable: chromium, ghostscript, logger: log, turns: printing });
	const pdf = tracing ? tracePdf(printer, tracing) : printer;
	const exporter = createExports({ view: desk.view, stories, photos, pdf, log });
	const sample = createSample({
		desk,
		photos,
		setPassword: (person, password) => auth.setPassword(person, password),
		anchorOf: (storyId, quote) => anchorOf(sync, storyId, quote),
		settle: () => derive.settle()
	});
	let address = config.origin ?? `http://localhost:${config.port}`;
	const servesAt = (actual: string) => void (address = config.origin ?? actual);
	const digest = await openDigest({
		...{ db, mail: config.mail, desk, seen, log, bus: others },
		...several,
		address: () => address
	});
	const audit = createAudit(store.audit, { failed: () => metrics.mismatch('audit') });
	const planHistory = createPlanHistory({ audit, desk, derive });
	const run = (args: readonly string[]) =>
		runAdmin(args, {
			...{ desk, people, sample, audit },
			place: placeOf(config),
			address: () => address
		});
	const passes = createPasses(desk.view);
	const evidence = createEvidence({
		...{ desk, view: desk.view, stories, versions: store.versions, audit, pdf, passes, log },
		media,
		...several
	});
	const printed = createPrinted(desk.view);
	const control = await openControl(config.dataDir, run);
	const { backupDir: folder, dataDir, database } = config;
	const traced: WithinSpan | undefined =
		tracing && ((work) => tracing.within('backup.round', {}, work));
	const backups =
		folder === null
			? null
			: await startBackups({ place: { dataDir, database }, folder, log, traced, ...several });
	if (isAsked) metrics.watch({ sync, feed, backedUpAt: backups?.until });
	const metricsDoor = config.metrics && (await serveMetrics(config.metrics, metrics));

	/** Who takes over which sockets, by the first part of the path. */
	const sockets: Record<string, Pick<Feed, 'upgrade'>> = { desk: feed, sync };

	return {
		config,
		log,
		tracing,
		bus,
		superseded,
		store,
		db,
		desk,
		paces: {
			commands: new SessionPace(20, 200),
			copies: new SessionPace(50, 500),
			measurements: new SessionPace(4, 20),
			marks: new SessionPace(4, 40),
			replays: new SessionPace(0.5, 10),
			changes: new SessionPace(1, 20),
			printed: new SessionPace(2, 20),
			plans: new SessionPace(5, 50),
			exports: new SessionPace(0.2, 5)
		},
		strangers: new StrangerPace(tallies),
		feed,
		seen,
		auth,
		people,
		setUp,
		sample,
		sync,
		stories,
		replays,
		derive,
		photos,
		proofs,
		signatures,
		pageSignatures,
		reminders,
		versions,
		changeMakers,
		history,
		outside,
		pdf,
		intake: createIntake(),
		exports: tracing ? traceExports(exporter, tracing) : exporter,
		digest,
		evidence,
		passes,
		audit,
		planHistory,
		printed,
		metrics,
		readiness: createTellReadiness(desk, printed),
		admin: { run, servesAt, address: () => address },
		upgrade(request, socket, head, known) {
			// Not by URL, which throws on some of what a stranger may send.
			const part = /^\/([^/?]*)/.exec(request.url ?? '')?.[1] ?? '';
			const takeOver = Object.hasOwn(sockets, part) ? sockets[part] : undefined;
			if (!takeOver) return false;
			if (!isOwnOrigin(request.headers, config.origin)) refuseUpgrade(socket, '403 Forbidden');
			else takeOver.upgrade(request, socket, head, known);
			return true;
		},
		rest() {
			const wakeAt = digest.nextAt();
			const isDue = wakeAt !== null && wakeAt <= Date.now();
			return { isBusy: isDue || evidence.isMaking(), wakeAt };
		},
		settled: () => evidence.settled(),
		async close() {
			const until = performance.now() + CLOSE_MS;
			ends();
			await control.close();
			await metricsDoor?.close();
			outside.close();
			// Each may wait for somebody else, and a pack for its pages: a Chromium that hangs is given up.
			await Promise.all([digest.close(), evidence.close(), pdf.close(), feed.close()]);
			people.close();
			await comments.close();
			await signatures.close();
			await pageSignatures.close();
			await reminders.close();
			await history.close();
			await sync.close();
			await derive.close();
			await stories.close();
			await replays.close();
			await desk.close();
			auth.close();
			await bus.close();
			await backups?.close(until - performance.now());
			await store.close();
			metrics.close();
			release();
		}
	};
}
