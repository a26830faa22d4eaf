import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { LAST_OF_THEN, writeAsThen } from '#tests/support/writer-of-012.ts';
import { executedMigrations, migrate, migrationNames } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openSqliteHere } from './sqlite.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Tables } from './tables.ts';

/** The last step before those that the tests interrupt. */
const EARLIER = '006_audit_chain';
const CHILD = path.resolve(import.meta.dirname, '../../tests/support/migrate-child.ts');

/** Migrates in a process of its own. */
function begin(place: string): { child: ChildProcess; ended: Promise<unknown> } {
	const child = spawn(process.execPath, [CHILD, place], { stdio: 'inherit' });
	return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

describe.skipIf(!(await hasPostgres()))('migrations in PostgreSQL', () => {
	let database: TestDatabase;
	beforeEach(async () => {
		database = await testDatabase();
	});
	afterEach(() => database.drop());

	async function upTo(name: string): Promise<void> {
		const { db } = await openPostgres<Tables>(database.url, {});
		await migrate(db as unknown as Kysely<never>, 'postgres', name);
		await db.destroy();
	}
	const done = async () =>
		(await database.run('select name from kysely_migration order by name')).map(({ name }) => name);

	it('let a server of the release before go on writing, while they run and after them', async () => {
		await upTo(LAST_OF_THEN);
		const client = new Client({ connectionString: database.url });
		await client.connect();
		let [written, isOver] = [0, false];
		const writing = (async () => {
			while (!isOver) await writeAsThen(client, ++written);
		})();
		await expect.poll(() => written).toBeGreaterThan(20);
		await upTo(migrationNames().at(-1) ?? '');
		const before = written;
		await expect.poll(() => written).toBeGreaterThan(before + 20);
		isOver = true;
		await writing;
		await client.end();
		// And the next release reads what it wrote.
		const { store } = await openPostgresStore(database.url);
		expect(await store.audit.list({ limit: 100_000 })).toHaveLength(written);
		const history = await store.log.history('story/s1', 1e6);
		expect(history?.people).toEqual(['bai']);
		await store.close();
	}, 30_000);

	it('that are killed in the middle leave the tables as they were, and run at the next start', async () => {
		await upTo(EARLIER);
		const before = await done();
		await database.run(`insert into record values ('facts', 's1', '{}')`);
		// The eighth waits for this one, with the seventh behind it.
		const holder = new Client({ connectionString: database.url });
		await holder.connect();
		await holder.query('begin; select * from record for update');
		const { child, ended } = begin(database.url);
		const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock'
			and datname = current_database()`;
		await expect
			.poll(async () => (await database.run(waiting)).length, { timeout: 15_000 })
			.toBeGreaterThan(0);
		child.kill('SIGKILL');
		await ended;
		await holder.query('commit');
		await holder.end();
		await expect.poll(done).toEqual(before);
		await (await openPostgresStore(database.url)).store.close();
		expect(await done()).toEqual(migrationNames());
	}, 30_000);
});

describe('migrations in SQLite', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-migrations-'));
	});
	afterEach(() => fs.rm(folder, { recursive: true }));

	it('that are killed in the middle leave the tables as they were, and run at the next start', async () => {
		const file = path.join(folder, 'copydesk.sqlite');
		const db = openSqliteHere<Tables>(file);
		await migrate(db as unknown as Kysely<never>, 'sqlite', EARLIER);
		await db.insertInto('record').values(manyFacts()).execute();
		await db.destroy();
		const { child, ended } = begin(file);
		// It writes as soon as what it has changed is more than it keeps in memory.
		await expect
			.poll(async () => (await fs.stat(`${file}-wal`).catch(() => ({ size: 0 }))).size, {
				...{ timeout: 15_000, interval: 1 }
			})
			.toBeGreaterThan(0);
		child.kill('SIGKILL');
		await ended;
		const database = new DatabaseSync(file);
		const names = database.prepare('select name from kysely_migration order by name').all();
		expect([EARLIER, migrationNames().at(-1)]).toContain(names.at(-1)?.name);
		database.close();
		const { store, db: again } = await openSqliteStore(file);
		expect(await executedMigrations(again)).toEqual(migrationNames());
		const facts = await again.selectFrom('record').select('value').execute();
		for (const { value } of facts) expect(JSON.parse(value)).toMatchObject({ hash: '' });
		await store.close();
	}, 30_000);
});

/** Facts that two of the steps go over one by one. */
const manyFacts = () =>
	Array.from({ length: 5000 }, (_, index) => ({
		...{ kind: 'facts', id: `s${index}` },
		value: JSON.stringify({ hash: 'old', excerpt: '字'.repeat(200) })
	}));
