import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hold } from '#tests/support/hold.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { isStoreFault } from '../store-fault.ts';
import { limitAnswers } from './postgres-client.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openPostgres } from './postgres.ts';
import type { CommitEntry, NewUpdate, Store } from './store.ts';
import { storeContract } from './store-contract.ts';

const isThere = await hasPostgres();

describe.skipIf(!isThere)('a store in PostgreSQL', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await testDatabase();
	});
	afterAll(() => database.drop());
	beforeEach(() => database.empty());

	storeContract('PostgreSQL', async () => (await openPostgresStore(database.url)).store);

	const update = (byte: number, room = 'story/s1'): NewUpdate => ({
		...{ room, personId: 'p1', clientId: 1, at: 1 },
		bytes: new Uint8Array([byte])
	});
	const written = async (store: Store, room = 'story/s1') =>
		(await store.log.load(room)).tail.map(({ bytes }) => bytes[0]);

	it('is there again after it was closed, and its tables are made once', async () => {
		const first = await openPostgresStore(database.url);
		await first.store.log.append([update(1)]);
		await first.store.close();
		const { store } = await openPostgresStore(database.url);
		expect(await written(store)).toEqual([1]);
		await store.close();
	});

	it('is durable on every commit, whatever the database’s own settings are', async () => {
		await database.run(
			`do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`
		);
		const { store, db } = await openPostgresStore(database.url);
		const { rows } = await sql`show synchronous_commit`.execute(db);
		expect(rows).toEqual([{ synchronous_commit: 'on' }]);
		await store.close();
	});

	it('tells by a write of its own, which leaves no trace, whether it can write', async () => {
		const { store, db } = await openPostgresStore(database.url);
		const written = async () =>
			(await database.run(`select pg_current_wal_insert_lsn() - '0/0' as bytes`))[0]?.bytes;
		const before = Number(await written());
		await store.probe();
		expect(Number(await written())).toBeGreaterThan(before);
		expect(await db.selectFrom('story_in_hand').selectAll().execute()).toEqual([]);
		await database.run(
			`do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`
		);
		await database.run(
			`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid != pg_backend_pid()`
		);
		await expect(store.probe()).rejects.toThrow();
		await store.close();
		await database.run(
			`begin read write; do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$; commit`
		);
	});

	it('lets one server work on it at a time', async () => {
		const { store } = await openPostgresStore(database.url);
		await expect(openPostgresStore(database.url)).rejects.toThrow('Another Copydesk works on');
		await store.close();
		await (await openPostgresStore(database.url)).store.close();
	});
	it('does not begin on tables that another server works on, nor leave anything held', async () => {
		const { store } = await openPostgresStore(database.url);
		await database.run(`delete from kysely_migration where name = '012_versions_by_time'`);
		await expect(openPostgresStore(database.url)).rejects.toThrow('Another Copydesk works on');
		const rows = await database.run(`select 1 from kysely_migration where name like '012%'`);
		expect(rows).toEqual([]);
		await store.close();
	});

	it('keeps to its own rules where the database has others', async () => {
		const set = (setting: string) =>
			database.run(
				`do $do$ begin execute format($set$alter database %I set ${setting}$set$, current_database()); end $do$`
			);
		await set(`default_transaction_isolation = 'repeatable read'`);
		await set(`bytea_output = 'escape'`);
		const { store, db } = await openPostgresStore(database.url);
		const { rows } = await sql`show transaction_isolation`.execute(db);
		expect(rows).toEqual([{ transaction_isolation: 'read committed' }]);
		await store.log.append([{ ...update(1), bytes: new Uint8Array([1, 92, 255]) }]);
		const { tail } = await store.log.load('story/s1');
		expect([...(tail.at(0)?.bytes ?? [])]).toEqual([1, 92, 255]);
		await store.close();
		await set('default_transaction_isolation = default');
		await set('bytea_output = default');
	});

	it('does not go on waiting for what was given up', async () => {
		const { pool } = await openPostgres(database.url);
		const [holder, waiting] = [await pool.connect(), await pool.connect()];
		await holder.query('select pg_advisory_lock(1)');
		limitAnswers(waiting, { question: 300, statement: 300 });
		const waiters = async () =>
			(
				await database.run(`select pid from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock'`)
			).length;
		const asked = waiting.query('select pg_advisory_lock(1)');
		await Promise.all([
			expect(asked).rejects.toMatchObject({ code: 'ETIMEDOUT' }),
			expect.poll(waiters).toBe(1)
		]);
		await expect.poll(waiters, { timeout: 8000 }).toBe(0);
		for (const client of [holder, waiting]) client.release(true);
		await pool.end();
	}, 20_000);

	it('says of what it was asked and did not answer that the database was away', async () => {
		const limits = { question: 300, statement: 300 };
		const { store } = await openPostgresStore(database.url, { limits });
		const held = await hold(database.url, 'lock table command in access exclusive mode');
		await expect(store.audit.list({ limit: 1 })).rejects.toSatisfy(isStoreFault);
		await held.end();
		const again = () => store.audit.list({ limit: 1 }).catch((error: unknown) => error);
		await expect.poll(again, { timeout: 15_000 }).toEqual([]);
		await store.close();
	}, 20_000);

	it('has more time for all records than for other questions', async () => {
		const limits = { question: 300, statement: 300 };
		const { store } = await openPostgresStore(database.url, { limits }, 'several');
		const busy = database.run('begin; lock table record; select pg_sleep(1.5); commit');
		const locks = () =>
			database.run(`select 1 from pg_locks
				where relation = 'record'::regclass and mode = 'AccessExclusiveLock' and granted`);
		await expect.poll(locks).toHaveLength(1);
		const read = Promise.all([store.records.all(), store.events?.all()]);
		expect(await read).toMatchObject([[], { changes: [] }]);
		await busy;
		await store.close();
	}, 20_000);

	it('takes a password as it is written', async () => {
		await database.run(`create role "a+b" login superuser password 'x+y'`);
		const url = new URL(database.url);
		url.username = 'a+b';
		url.password = 'x+y';
		url.searchParams.set('options', '-c application_name=desk');
		const { store, db } = await openPostgresStore(url.href);
		const { rows } =
			await sql`select current_user as name, current_setting('application_name') as app`.execute(
				db
			);
		expect(rows).toMatchObject([{ name: 'a+b' }]);
		await store.close();
		await database.run(`drop owned by "a+b" cascade; drop role "a+b"`);
	});

	it('lets what a server before it left be settled', async () => {
		const [room, clientIds] = ['story/s1', [7]];
		const first = await openPostgresStore(database.url);
		await first.store.log.claim({ room, clientIds, personId: 'p1' });
		await first.store.close();
		const { store } = await openPostgresStore(database.url);
		const lacking = async () => (await store.log.load(room)).clients.map((one) => one.mayLack);
		expect(await lacking()).toEqual([true]);
		await store.log.settle({ room, clientIds, back: clientIds });
		expect(await lacking()).toEqual([false]);
		await store.close();
	});

	it('writes nothing for a server that another one has taken over from', async () => {
		const { store } = await openPostgresStore(database.url);
		await store.log.append([update(1)]);
		// The lock went with its connection; the server itself sleeps and knows nothing of it.
		await database.run(
			`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
				and database = (select oid from pg_database where datname = current_database())`
		);
		const later = await openPostgresStore(database.url);
		const fenced = { code: 'CD001' };
		await expect(store.log.append([update(2)])).rejects.toMatchObject(fenced);
		await expect(store.commit(COMMAND)).rejects.toMatchObject(fenced);
		await expect(store.records.put([])).rejects.toMatchObject(fenced);
		await expect(store.log.settle({ room: 'story/s1', clientIds: [1] })).rejects.toMatchObject(
			fenced
		);
		await later.store.log.append([update(3)]);
		expect(await written(later.store)).toEqual([1, 3]);
		await store.close();
		await later.store.close();
	});

	it('carries a command out once whose connection is lost', async () => {
		const { store } = await openPostgresStore(database.url);
		const cut = () =>
			database.run(
				`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and application_name = 'copydesk'
					and query not like '%pg_try_advisory_lock%'`
			);
		const commits = Array.from({ length: 30 }, async (_, index) => {
			const commandId = `c${index}`;
			if (index % 10 === 5) await cut();
			return store.commit({ ...COMMAND, commandId, updates: [update(index)] });
		});
		const done = await Promise.all(commits);
		expect(new Set(done.map(({ seq }) => seq)).size).toBe(30);
		expect((await store.audit.verify()).rows).toBe(30);
		const { tail } = await store.log.load('story/s1');
		const bySeq = new Map(tail.map(({ seq, bytes }) => [seq, bytes[0]]));
		expect(done.map(({ updateSeqs: [seq = 0] }) => bySeq.get(seq))).toEqual(
			Array.from({ length: 30 }, (_, index) => index)
		);
		await store.close();
	});

	it('refuses a database that is not there, with one sentence and no password', async () => {
		const url = new URL(database.url);
		url.password = 'secret';
		url.pathname = '/nowhere';
		await expect(openPostgresStore(url.href)).rejects.toThrow(
			/^The database nowhere at 127.0.0.1:5432 does not exist\.$/
		);
		url.port = '1';
		await expect(openPostgresStore(url.href)).rejects.toThrow(
			/^The database nowhere at 127.0.0.1:1 cannot be reached: ECONNREFUSED\.$/
		);
	});
});

const COMMAND: CommitEntry = {
	...{ commandId: 'c1', personId: 'p1', at: 1 },
	...{ command: { type: 'story.spike', id: 's1' }, changes: [], before: [] }
};
