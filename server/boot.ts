import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Kysely } from 'kysely';
import { openControl } from './admin/control.ts';
import { runAdmin, type AdminOutcome } from './admin/run-admin.ts';
import { createAudit, type Audit } from './audit/audit.ts';
import { createAuth, type Auth } from './auth/auth.ts';
import { createLinks } from './auth/links.ts';
import { createPeople, type People } from './auth/people.ts';
import { readSecret } from './auth/secret.ts';
import { createSetUp, type SetUp } from './auth/set-up.ts';
import { clientAddress } from './client-address.ts';
import { startComments } from './comments/comments.ts';
import type { Config } from './config.ts';
import { lockDataDir } from './data-lock.ts';
import { startDerive, type Derive } from './derive/derive.ts';
import { openDesk, type Desk } from './desk/desk.ts';
import { createExports, type Exports } from './export/exports.ts';
import { openFeed, type Feed } from './feed/feed.ts';
import { createIntake, type Intake } from './intake/intake.ts';
import { createLog, type Log } from './log.ts';
import { createPdf, type Pdf } from './pdf/pdf.ts';
import { createPhotos, type Photos } from './photos/photos.ts';
import { startProofs, type Proofs } from './proofs/proofs.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { isOwnOrigin } from './request-origin.ts';
import { anchorOf } from './sample/anchor-of.ts';
import { createSample } from './sample/load-sample.ts';
import type { Sample } from './sample/sample.ts';
import { startSignatures, type Signatures } from './signatures/signatures.ts';
import { openSqliteStore, type OpenedStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import type { Tables } from './store/tables.ts';
import { SessionPace } from './session-pace.ts';
import { Stories } from './sync/stories.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { startHistory, type History } from './versions/history.ts';
import { createVersions, type Versions } from './versions/versions.ts';

/** Everything that runs behind the pages. Routes and hooks reach it through services(). */
export interface Services {
	readonly config: Config;
	readonly log: Log;
	readonly store: Store;
	/** The store's own connection, for tables beside the records. */
	readonly db: Kysely<Tables>;
	readonly desk: Desk;
	/**
	 * How fast each session may send commands to it; ask for the words of stories (a proof wants all
	 * those of an edition at once, and then each after every few words); and tell what it has measured.
	 */
	readonly paces: Record<'commands' | 'copies' | 'measurements', SessionPace>;
	readonly feed: Feed;
	readonly auth: Auth;
	readonly people: People;
	readonly setUp: SetUp;
	readonly sample: Sample;
	/** The text of every story: who writes it together, and its way to the disk. */
	readonly sync: Sync;
	/** Reads the words of stories beside the typing. */
	readonly stories: Pick<Stories, 'ask'>;
	readonly derive: Derive;
	readonly photos: Photos;
	/** What pages were when proofs of them were pulled. */
	readonly proofs: Proofs;
	readonly signatures: Pick<Signatures, 'settled'>;
	/** Texts of stories as they were. */
	readonly versions: Versions;
	/** Keeps them after pauses. */
	readonly history: Pick<History, 'sweep'>;
	/** Prints pages through Chromium. */
	readonly pdf: Pdf;
	readonly intake: Intake;
	/** Stories and editions as files for other programs. */
	readonly exports: Exports;
	/** Who did what, and whether anything of that was changed afterwards. */
	readonly audit: Audit;
	readonly admin: {
		/** What `npm run admin -- …` does. */
		run(args: readonly string[]): Promise<AdminOutcome>;
		/** Tells the address people reach the server under; until then it is the settings'. */
		servesAt(address: string): void;
	};
	/**
	 * Takes a WebSocket over, and calls `known` once somebody is found signed in; false: the path is
	 * none of ours, and the socket is untouched.
	 */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, known?: () => void): boolean;
	/** Writes what is pending, closes all sockets with 1012, lets go of the database. */
	close(): Promise<void>;
}

/** Builds the server, each part from those before it. Throws ConfigError when it cannot start. */
export async function boot(config: Config): Promise<Services> {
	const lock = lockDataDir(config.dataDir);
	let opened: OpenedStore | undefined;
	try {
		opened = await openSqliteStore(path.join(config.dataDir, 'copydesk.sqlite'));
		return await bootOn(opened, config, () => lock.release());
	} catch (error) {
		await opened?.store.close();
		lock.release();
		throw error;
	}
}

async function bootOn(
	{ store, db }: OpenedStore,
	config: Config,
	release: () => void
): Promise<Services> {
	const log = createLog(config.logLevel);
	const desk = await openDesk({ store, log });
	const auth = await createAuth({
		db: db as unknown as Kysely<unknown>,
		view: desk.view,
		secret: await readSecret(config.dataDir),
		log
	});
	const links = await createLinks(db.withTables());
	const people = createPeople({ desk, auth, links, log });
	const setUp = createSetUp({ desk, auth });
	const feed = openFeed({ desk, auth, log });
	const sync = createSync({
		log: store.log,
		view: desk.view,
		subscribe: (hear) => desk.subscribe(hear),
		auth,
		addressOf: (request) => clientAddress(request, config.origin),
		logger: log
	});
	const stories = new Stories({ feed: (room, since) => sync.feed(room, since), logger: log });
	const derive = await startDerive({ desk, sync, stories, updates: store.log, log });
	const comments = await startComments({ desk, sync, stories, updates: store.log, log });
	const proofs = startProofs({ desk, stories, store });
	const versions = createVersions({ stories, store });
	const signatures = startSignatures({ desk, sync, derive, versions, log });
	const history = await startHistory({ desk, sync, versions, store, updates: store.log, log });
	const photos = createPhotos(path.join(config.dataDir, 'photos'));
	const { chromium, ghostscript } = config;
	const pdf = createPdf({ executable: chromium, ghostscript, logger: log });
	const sample = createSample({
		desk,
		photos,
		setPassword: (person, password) => auth.setPassword(person, password),
		anchorOf: (storyId, quote) => anchorOf(sync, storyId, quote),
		settle: () => derive.settle()
	});
	let address = config.origin ?? `http://localhost:${config.port}`;
	const audit = createAudit(store.audit);
	const run = (args: readonly string[]) =>
		runAdmin(args, { desk, people, sample, audit, address: () => address });
	const control = await openControl(config.dataDir, run);

	/** Who takes over which sockets, by the first part of the path. */
	const sockets: Record<string, Pick<Feed, 'upgrade'>> = { desk: feed, sync };

	return {
		config,
		log,
		store,
		db,
		desk,
		paces: {
			commands: new SessionPace(20, 200),
			copies: new SessionPace(50, 500),
			measurements: new SessionPace(4, 20)
		},
		feed,
		auth,
		people,
		setUp,
		sample,
		sync,
		stories,
		derive,
		photos,
		proofs,
		signatures,
		versions,
		history,
		pdf,
		intake: createIntake(),
		exports: createExports({ view: desk.view, stories, photos, pdf, log }),
		audit,
		admin: { run, servesAt: (actual) => void (address = config.origin ?? actual) },
		upgrade(request, socket, head, known) {
			// Not by URL, which throws on some of what a stranger may send.
			const part = /^\/([^/?]*)/.exec(request.url ?? '')?.[1] ?? '';
			const takeOver = Object.hasOwn(sockets, part) ? sockets[part] : undefined;
			if (!takeOver) return false;
			if (!isOwnOrigin(request.headers, config.origin)) refuseUpgrade(socket, '403 Forbidden');
			else takeOver.upgrade(request, socket, head, known);
			return true;
		},
		async close() {
			await control.close();
			await pdf.close();
			await feed.close();
			people.close();
			await comments.close();
			await signatures.close();
			await history.close();
			await sync.close();
			await derive.close();
			await stories.close();
			await desk.close();
			await store.close();
			release();
		}
	};
}
