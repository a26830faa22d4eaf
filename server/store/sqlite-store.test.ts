import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
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

	it('comes up after an end in the middle of a step of its tables', async () => {
		// The last table of a step stands in its way: the step fails after its first ones.
		const database = new DatabaseSync(file());
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

	it('refuses tables of a newer version and leaves them as they are', async () => {
		const { store, db } = await openSqliteStore(file());
		await db
			.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
			.insertInto('kysely_migration')
			.values({ name: '999_later', timestamp: '2030-01-01' })
			.execute();
		await store.close();
		await expect(openSqliteStore(file())).rejects.toThrow('could not be brought up to date');
	});
});
