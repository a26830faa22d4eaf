import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ended } from '#tests/support/ended.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { RoomReader, unpackRoom } from './room-reader.ts';
import { SqliteThread } from './sqlite-thread.ts';
import type { CommitEntry } from './store.ts';
import { storeContract } from './store-contract.ts';

storeContract('SQLite in memory', async () => (await openSqliteStore(':memory:')).store);

describe('a store whose file is gone afterwards', () => {
	const dirs: string[] = [];
	afterAll(() => dirs.forEach((dir) => fs.rmSync(dir, { recursive: true })));
	storeContract('SQLite in a thread', async () => {
		const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-store-'));
		dirs.push(dir);
		return (await openSqliteStore(path.join(dir, 'copydesk.sqlite'))).store;
	});
});

describe('a store in a SQLite file', () => {
	let dir: string;
	const file = () => path.join(dir, 'copydesk.sqlite');
	beforeEach(() => {
		dir = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-store-'));
	});
	afterEach(() => fs.rmSync(dir, { recursive: true }));

	const append = async (bytes: number[]) => {
		const { store } = await openSqliteStore(file());
		const update = { room: 'story/s1', personId: 'p1', clientId: 1, at: 1 };
		await store.log.append([{ ...update, bytes: new Uint8Array(bytes) }]);
		return store;
	};

	it('is there again after it was closed, and its tables are made once', async () => {
		await (await append([1])).close();
		const store = await append([2]);
		const { tail } = await store.log.load('story/s1');
		expect(tail.map((row) => row.bytes[0])).toEqual([1, 2]);
		await store.close();
	});

	it('writes what is pending before it closes', async () => {
		const { store } = await openSqliteStore(file());
		const update = { room: 'story/s1', personId: 'p1', clientId: 1, at: 1 };
		const appended = store.log.append([{ ...update, bytes: new Uint8Array([1]) }]);
		await store.close();
		await expect(appended).resolves.toHaveLength(1);
		const again = await openSqliteStore(file());
		expect((await again.store.log.load('story/s1')).tail).toHaveLength(1);
		await again.store.close();
	});

	it('is durable on every commit', async () => {
		const { store, db } = await openSqliteStore(file());
		const { rows } = await sql`pragma synchronous`.execute(db);
		expect(rows).toEqual([expect.objectContaining({ synchronous: 2 })]);
		await store.close();
	});

	it('takes nothing in while the disk is full, answers nothing falsely, and goes on afterwards', async () => {
		const { store, db } = await openSqliteStore(file());
		const large = (byte: number) => ({
			...{ room: 'story/s1', personId: 'p1', clientId: 1, at: 1 },
			bytes: new Uint8Array(50_000).fill(byte)
		});
		const [seq] = await store.log.append([large(1)]);
		const { page_count } = (await sql<{ page_count: number }>`pragma page_count`.execute(db))
			.rows[0] as { page_count: number };
		await sql.raw(`pragma max_page_count = ${page_count + 20}`).execute(db);
		const full = { errcode: 13, message: 'database or disk is full' };
		await expect(store.log.append([large(2), large(3)])).rejects.toMatchObject(full);
		await expect(store.commit({ ...COMMAND, updates: [large(4), large(5)] })).rejects.toMatchObject(
			full
		);
		const readable = await store.log.load('story/s1');
		expect(readable.tail.map((row) => [row.seq, row.bytes[0]])).toEqual([[seq, 1]]);
		expect(await store.audit.find(COMMAND.commandId)).toBeNull();

		await sql.raw('pragma max_page_count = 1000000').execute(db);
		await store.log.append([large(6), large(7)]);
		await store.commit({ ...COMMAND, updates: [large(8)] });
		const { tail } = await store.log.load('story/s1');
		expect(tail.map((row) => row.bytes[0])).toEqual([1, 6, 7, 8]);
		await store.close();
	});

	it('tells by a write of its own, which leaves no trace, whether it can write', async () => {
		const { store, db } = await openSqliteStore(file());
		const size = () => fs.statSync(`${file()}-wal`).size;
		const before = size();
		await store.probe();
		expect(size()).toBeGreaterThan(before);
		expect(await db.selectFrom('story_in_hand').selectAll().execute()).toEqual([]);
		await sql.raw('pragma query_only = 1').execute(db);
		await expect(store.probe()).rejects.toThrow('readonly');
		await sql.raw('pragma query_only = 0').execute(db);
		await store.probe();
		await store.close();
	});

	it('lets appends and loads wait for the end of a transaction', async () => {
		await (await append([1])).close();
		const thread = new SqliteThread(file());
		const run = (text: string, inTransaction = false) =>
			thread.run({ sql: text, parameters: [], inTransaction });
		const update = { room: 'story/s1', personId: 'p1', clientId: 1, at: 1 };
		await run('begin');
		await run("insert into story_update values (null, 'story/s1', 'p1', 1, 1, x'02')", true);
		const loaded = thread.load('story/s1');
		const appended = thread.append([
			{ updates: [{ ...update, bytes: new Uint8Array([3]) }], records: [] }
		]);
		await thread.rollback();
		await appended;
		expect((await loaded).tail.map(({ bytes }) => bytes[0])).toEqual([1]);
		const { tail } = await thread.load('story/s1');
		expect(tail.map(({ bytes }) => bytes[0])).toEqual([1, 3]);
		await thread.close();
	});

	it('rejects what waits when its thread ends by itself, and starts another', async () => {
		const later = path.join(dir, 'later');
		const thread = new SqliteThread(path.join(later, 'copydesk.sqlite'));
		const run = (text: string, inTransaction = false) =>
			thread.run({ sql: text, parameters: [], inTransaction });
		const waiting = [run('select 1'), run('select 2')];
		for (const answer of waiting) await expect(answer).rejects.toThrow('has ended: ENOENT');
		fs.mkdirSync(later);
		expect((await run('select 3 as n')).rows).toEqual([{ n: 3 }]);
		// The rest of a transaction that went with its thread must not be written alone.
		await expect(run('create table word (text text)', true)).rejects.toThrow(
			'transaction has ended'
		);
		await thread.close();
		await expect(run('select 4')).rejects.toThrow('closed');
	});

	it('serves a reader in another thread while it is being written', async () => {
		const store = await append([1]);
		const database = new DatabaseSync(file(), { readOnly: true });
		const reader = new RoomReader(database);
		expect(unpackRoom(ended(reader.steps('story/s1'))).tail.map((row) => row.bytes[0])).toEqual([
			1
		]);
		const update = { room: 'story/s1', personId: 'p2', clientId: 2, at: 1 };
		await store.log.append([{ ...update, bytes: new Uint8Array([2]) }]);
		const { tail, clients } = unpackRoom(ended(reader.steps('story/s1')));
		expect(tail.map((row) => row.bytes[0])).toEqual([1, 2]);
		expect(clients).toEqual([
			{ clientId: 1, personId: 'p1', mayLack: false },
			{ clientId: 2, personId: 'p2', mayLack: false }
		]);
		database.close();
		await store.close();
	});

	it('comes up after an end in the middle of a step of its tables', async () => {
		// The last table of a step stands in its way: the step fails after its first ones.
		const database = new DatabaseSync(file());
		database.exec('create table kysely_migration (name text primary key, timestamp text not null)');
		database.exec('create table story_snapshot (room text)');
		database.close();
		await expect(openSqliteStore(file())).rejects.toThrow('002_texts');
		const again = new DatabaseSync(file());
		again.exec('drop table story_snapshot');
		again.close();
		const { store } = await openSqliteStore(file());
		expect((await store.log.load('story/s1')).tail).toHaveLength(0);
		await store.close();
	});

	it('is read by nobody else, however its folder is, nor what lies beside it; nor is one of before', async () => {
		const modes = () =>
			['', '-wal', '-shm'].map((ending) => fs.statSync(file() + ending).mode & 0o777);
		const first = await append([1]);
		expect(modes()).toEqual([0o600, 0o600, 0o600]);
		await first.close();
		fs.chmodSync(file(), 0o664);
		const again = await append([2]);
		expect(modes()).toEqual([0o660, 0o660, 0o660]);
		await again.close();
	});

	it('takes over which rooms were not closed in order from older tables', async () => {
		await (await append([1])).close();
		const database = new DatabaseSync(file());
		database.exec(`
			drop table story_unsettled;
			drop table story_in_hand;
			drop table story_returned;
			drop table proof;
			drop table proof_copy;
			drop table audit_origin;
			drop table command_subject;
			drop index command_by_person_id;
			drop index command_by_type;
			drop index command_by_at;
			alter table command drop column prev;
			alter table command drop column hash;
			drop table version;
			drop table version_text;
			drop table outside_link;
			drop table seen;
			drop table digest_choice;
			drop table server_key;
			create table story_open (room text primary key);
			delete from kysely_migration where name >= '004';
			insert into story_open values ('story/s1');
			insert into story_client values ('story/s2', 2, 'p2')
		`);
		database.close();
		const { store } = await openSqliteStore(file());
		const client = { clientId: 1, personId: 'p1', mayLack: true };
		expect((await store.log.load('story/s1')).clients).toEqual([client]);
		expect((await store.log.load('story/s2')).clients).toMatchObject([{ mayLack: false }]);
		await store.close();
	});

	it('asks for facts anew that an older version derived, and keeps the rest of them', async () => {
		await (await append([1])).close();
		const database = new DatabaseSync(file());
		const old = { id: 's1', headline: '早稻', paragraphs: [54, 3.5], hash: 'a', editedBy: 'li' };
		database.exec(`
			drop table seen;
			drop table digest_choice;
			drop table server_key;
			drop table story_in_hand;
			drop table outside_link;
			drop index version_by_time;
			delete from kysely_migration where name >= '008'
		`);
		database.prepare('insert into record values (?, ?, ?)').run('facts', 's1', JSON.stringify(old));
		database.close();
		const { store } = await openSqliteStore(file());
		expect(await store.records.all()).toEqual([
			{ kind: 'facts', id: 's1', value: { ...old, paragraphs: [], hash: '' } }
		]);
		await store.close();
	});

	it('asks for facts anew that say nothing of pictures yet', async () => {
		await (await append([1])).close();
		const database = new DatabaseSync(file());
		const old = { id: 's1', headline: '早稻', paragraphs: ['54'], hash: 'a', editedBy: 'li' };
		database.exec(`
			drop table seen;
			drop table digest_choice;
			drop table server_key;
			drop table story_in_hand;
			drop table outside_link;
			drop index version_by_time;
			delete from kysely_migration where name >= '009'
		`);
		database.prepare('insert into record values (?, ?, ?)').run('facts', 's1', JSON.stringify(old));
		database.close();
		const { store } = await openSqliteStore(file());
		expect(await store.records.all()).toEqual([
			{ kind: 'facts', id: 's1', value: { ...old, hash: '' } }
		]);
		await store.close();
	});

	it('finds what paused within an hour without a look at the versions of all years', async () => {
		const { store } = await openSqliteStore(file());
		await store.close();
		const database = new DatabaseSync(file());
		const plan = database
			.prepare(
				`explain query plan select distinct story_id from version
				where cause = 'pause' and at >= 5 and at < 9`
			)
			.all();
		database.close();
		expect(JSON.stringify(plan)).toContain(
			'USING INDEX version_by_time (cause=? AND at>? AND at<?)'
		);
	});

	it('refuses tables of a newer version and leaves them as they are', async () => {
		const { store, db } = await openSqliteStore(file());
		await db
			.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
			.insertInto('kysely_migration')
			.values({ name: '999_later', timestamp: '2030-01-01' })
			.execute();
		await store.close();
		await expect(openSqliteStore(file())).rejects.toThrow(
			'A newer Copydesk has worked on this database (999_later); start that one again, or put back a backup from before.'
		);
	});
});

const COMMAND: CommitEntry = {
	commandId: 'c1',
	personId: 'p1',
	at: 1,
	command: { type: 'story.spike', id: 's1' },
	changes: [],
	before: []
};
