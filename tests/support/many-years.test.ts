import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompiledQuery, type Kysely, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { readRoom } from '#server/store/postgres-room-reader.ts';
import { postgresEngine } from '#server/store/postgres-store.ts';
import { sqlAudit } from '#server/store/sql-audit.ts';
import { SQLITE } from '#server/store/sql-engine.ts';
import { sqlOutside } from '#server/store/sql-outside.ts';
import { sqlProofs } from '#server/store/sql-proofs.ts';
import { sqlUpdateLog } from '#server/store/sql-update-log.ts';
import { sqlVersions } from '#server/store/sql-versions.ts';
import type { Tables } from '#server/store/tables.ts';
import { employ } from './live-paper.ts';
import { fillEdition } from './full-edition.ts';
import { addYears, analyze } from './many-years.ts';
import { hasPostgres, testDatabase, type TestDatabase } from './postgres.ts';

const ENGINES = ['sqlite', ...((await hasPostgres()) ? ['postgres'] : [])] as const;
/** Of these there are more every day. */
const GROWING = 'command|command_subject|record|story_update|version|version_text|proof|proof_copy';

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
		await analyze(services.db);
	});
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

	/** What each lookup asks, and how the engine goes about it. */
	it.each<[string, (db: Kysely<Tables>) => Promise<unknown>]>([
		['what was done to a story', (db) => sqlAudit(db).kept({ subjects: [story], limit: 50 })],
		['how much of it', (db) => sqlAudit(db).count({ subjects: [story] }, 100)],
		['what somebody did', (db) => sqlAudit(db).kept({ personId: 'nobody', limit: 50 })],
		['what was done of a kind', (db) => sqlAudit(db).kept({ types: ['undo'], limit: 50 })],
		['one command', (db) => sqlAudit(db).find('none')],
		['the next page of the log', (db) => sqlAudit(db).kept({ afterSeq: 900, order: 'oldest' })],
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
