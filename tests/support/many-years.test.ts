import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompiledQuery, type Kysely, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { cameWith, lastRows, logRows, versionsSince } from '#server/backup/read-rows.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { readRoom } from '#server/store/postgres-room-reader.ts';
import { postgresEngine } from '#server/store/postgres-store.ts';
import { sqlAudit } from '#server/store/sql-audit.ts';
import { SQLITE, type SqlEngine } from '#server/store/sql-engine.ts';
import { clientsIn, returnedIn, settle } from '#server/store/sql-hands.ts';
import { sqlOutside } from '#server/store/sql-outside.ts';
import { sqlProofs } from '#server/store/sql-proofs.ts';
import { writeRecords } from '#server/store/sql-store.ts';
import { sqlUpdateLog } from '#server/store/sql-update-log.ts';
import { keepVersion, sqlVersions } from '#server/store/sql-versions.ts';
import type { NewVersion } from '#server/store/store.ts';
import type { Tables } from '#server/store/tables.ts';
import { employ } from './live-paper.ts';
import { fillEdition } from './full-edition.ts';
import { addYears, analyze } from './many-years.ts';
import { hasPostgres, testDatabase, type TestDatabase } from './postgres.ts';

const ENGINES = ['sqlite', ...((await hasPostgres()) ? ['postgres'] : [])] as const;
/**
 * Of these there are more every day. What the calendar lists and searches are records, which are read once,
 * whole, at the start; desk_event has the last quarter of an hour, seen what was read of late. The links
 * of a review are looked through when somebody was invited: of them there are a few a day.
 */
const GROWING = [
	...['command', 'command_subject', 'record', 'version', 'version_text', 'proof', 'proof_copy'],
	...['story_update', 'story_client', 'story_returned', 'story_in_hand', 'story_snapshot'],
	...['outside_link', 'session', 'account']
].join('|');

/** What is looked up, and how. */
type Lookup = [string, (db: Kysely<Tables>) => Promise<unknown>];

/** A day back. */
const HOUR = {
	from: Date.now() - 86_400_000 - 1_800_000,
	until: Date.now() - 86_400_000 + 1_800_000
};

const engineOf = (engine: (typeof ENGINES)[number]): SqlEngine =>
	engine === 'postgres' ? postgresEngine('alone', () => 1) : SQLITE;

/** What better-auth asks of its own table. */
const sessions = (db: Kysely<Tables>) =>
	(db as unknown as SignIn).selectFrom('session').selectAll();

const aVersion = (storyId: Id): NewVersion => ({
	...{ id: newId(), storyId, at: 1, personId: null, cause: 'kept', step: null, label: '' },
	...{ hash: 'another', length: 1, added: 1, removed: 0, blocks: [] }
});

type SignIn = Kysely<{ session: Record<string, string>; user: { id: string } }>;

/** So many that an engine would rather not go through them. */
async function addSessions(db: Kysely<Tables>): Promise<void> {
	const signIn = db as unknown as SignIn;
	const people = await signIn.selectFrom('user').select('id').execute();
	const at = '2026-11-24T00:00:00.000Z';
	const rows = Array.from({ length: 1000 }, (_, count) => ({
		...{ id: `s${count}`, token: `t${count}`, userId: people[count % people.length]?.id ?? '' },
		...{ expiresAt: at, createdAt: at, updatedAt: at }
	}));
	for (let from = 0; from < rows.length; from += 200)
		await signIn
			.insertInto('session')
			.values(rows.slice(from, from + 200))
			.execute();
}

/** Until nothing more comes. */
async function all(rows: AsyncIterable<unknown>): Promise<void> {
	for await (const _ of rows);
}

describe.each(ENGINES)('a paper of many editions on %s', (engine) => {
	let folder: string;
	let database: TestDatabase | undefined;
	let services: Services;
	let story: string;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'copydesk-years-'));
		if (engine === 'postgres') database = await testDatabase();
		const env = { DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_URL: database?.url };
		services = await boot(readConfig(env));
		await employ(services);
		const edition = newId();
		await services.desk.execute(HOUSE, newId(), {
			...{ type: 'edition.create', id: edition, date: '2026-11-24', issue: 4387, pressAt: 0 },
			...{ formatId: 'sikai', from: { templates: [{ templateId: 'sikai-front', name: '要闻' }] } }
		});
		await fillEdition(services, edition, 20);
		[story = ''] = [...services.desk.view.list('story')].map(({ id }) => id);
		await addYears(services, 60, 5);
		await addSessions(services.db);
		await analyze(services.db);
		// Thousands of rows.
	}, 120_000);
	afterAll(async () => {
		await services.close();
		await database?.drop();
		await rm(folder, { recursive: true });
	});

	it('is the same paper with more behind it, and opens', async () => {
		await services.close();
		const env = { DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_URL: database?.url };
		services = await boot(readConfig(env));
		expect([...services.desk.view.list('edition')]).toHaveLength(61);
		expect([...services.desk.view.list('story')]).toHaveLength(61 * 20);
	});

	/** SQLite goes through the table's own order, from its end. */
	const fromTheEnd: Lookup[] =
		engine === 'postgres'
			? [['the latest words', (db) => sqlUpdateLog(db, engineOf(engine)).recent(100)]]
			: [];

	/** What each lookup asks, and how the engine goes about it. */
	it.each<Lookup>([
		...fromTheEnd,
		['what was done to a story', (db) => sqlAudit(db).kept({ subjects: [story], limit: 50 })],
		['how much of it', (db) => sqlAudit(db).count({ subjects: [story] }, 100)],
		['what somebody did', (db) => sqlAudit(db).kept({ personId: 'nobody', limit: 50 })],
		['what was done of a kind', (db) => sqlAudit(db).kept({ types: ['undo'], limit: 50 })],
		['one command', (db) => sqlAudit(db).find('none')],
		['the next page of the log', (db) => sqlAudit(db).kept({ afterSeq: 900, order: 'oldest' })],
		['the page before', (db) => sqlAudit(db).kept({ beforeSeq: 900 })],
		['what was done in an hour', (db) => sqlAudit(db).kept({ ...HOUR, limit: 50 })],
		['how much of it there is', (db) => sqlAudit(db).count(HOUR, 100)],
		['what somebody did in it', (db) => sqlAudit(db).kept({ ...HOUR, personId: 'somebody' })],
		['what of a kind', (db) => sqlAudit(db).kept({ ...HOUR, types: ['undo', 'story.place'] })],
		[
			'what somebody did of a kind to a story',
			(db) => sqlAudit(db).kept({ types: ['undo'], subjects: [story], personId: 'somebody' })
		],
		[
			'the commands of an edition’s plan',
			(db) => sqlAudit(db).kept({ subjects: [story, 'edition'], afterSeq: -1, order: 'oldest' })
		],
		[
			'one record',
			(db) =>
				db
					.transaction()
					.execute((within) => writeRecords(within, [{ kind: 'story', id: 'none', value: null }]))
		],
		['what a version was kept after', (db) => sqlVersions(db).keptAfter(story, 'version-x')],
		[
			'what a new version is of',
			(db) => db.transaction().execute((within) => keepVersion(within, aVersion(story)))
		],
		[
			'what is thinned out',
			(db) =>
				sqlVersions(db).thin(story, {
					drop: ['version-x', 'version-y'],
					change: [{ id: 'version-z', writers: [], added: 1, removed: 1 }]
				})
		],
		['whose words are in a room', (db) => clientsIn(db, engineOf(engine), storyRoom(story))],
		['what came back there', (db) => returnedIn(db, storyRoom(story))],
		[
			'what is in hand there',
			(db) => settle(db, engineOf(engine), { room: storyRoom(story), clientIds: [1], back: [2] })
		],
		[
			'a room’s whole history',
			(db) => sqlUpdateLog(db, engineOf(engine)).history(storyRoom(story), 9_000)
		],
		[
			'a compaction',
			(db) => sqlUpdateLog(db, engineOf(engine)).compact(storyRoom(story), new Uint8Array(1), 1)
		],
		['what was backed up last', (db) => lastRows(db, { command: 900, update: 900 })],
		['what is to be backed up of the log', (db) => all(logRows(db, 'command', 1_100, 1_150))],
		['of the words', (db) => all(logRows(db, 'story_update', 5_000, 5_100))],
		['of versions', (db) => versionsSince(db, Date.now() - 60_000)],
		[
			'of what came with it',
			(db) => all(cameWith(db, { rooms: new Set([storyRoom(story)]), proofs: ['x'], reviews: [] }))
		],
		['a session', (db) => sessions(db).where('token', '=', 'x').execute()],
		['those of a person', (db) => sessions(db).where('userId', '=', 'x').execute()],
		['the kept texts of a story', (db) => sqlVersions(db).list(story)],
		['one of them', (db) => sqlVersions(db).text(story, 'h')],
		['who wrote since', (db) => sqlVersions(db).writersSince(`version-${story}-1`)],
		['what was kept of an hour', (db) => sqlVersions(db).pausedBetween(1, 2)],
		['a proof', (db) => sqlProofs(db).content('none')],
		['a review link', (db) => sqlOutside(db).find('none')],
		[
			'the log of a story',
			(db) =>
				engine === 'postgres'
					? readRoom(
							db,
							postgresEngine('alone', () => 1),
							storyRoom(story)
						)
					: sqlUpdateLog(db, SQLITE).load(storyRoom(story))
		]
	])('finds by an index %s', async (_what, look) => {
		const asked: RootOperationNode[] = [];
		const listen: KyselyPlugin = {
			transformQuery({ node }) {
				asked.push(node);
				return node;
			},
			transformResult: async ({ result }) => result
		};
		await look(services.db.withPlugin(listen));
		expect(asked.length).toBeGreaterThan(0);
		for (const node of asked) {
			const { sql, parameters } = services.db.getExecutor().compileQuery(node, { queryId: 'plan' });
			const plan = await planOf(services.db, sql, parameters);
			expect(plan, `${sql}\n${plan}`).not.toMatch(
				new RegExp(`(Seq Scan on|^SCAN) "?(${GROWING})\\b(?! USING)`, 'm')
			);
		}
	});

	async function planOf(db: Kysely<Tables>, sql: string, parameters: readonly unknown[]) {
		const ask = engine === 'postgres' ? 'explain' : 'explain query plan';
		const query = CompiledQuery.raw(`${ask} ${sql}`, [...parameters]);
		const { rows } = await db.executeQuery<Record<string, unknown>>(query);
		return rows.map((row) => row.detail ?? row['QUERY PLAN']).join('\n');
	}
});
