import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { expectOwnTables } from './expect-own-tables.ts';
import { openPostgres } from './postgres.ts';

describe.skipIf(!(await hasPostgres()))('a PostgreSQL database', () => {
	let database: TestDatabase;
	beforeEach(async () => void (database = await testDatabase()));
	afterEach(() => database.drop());
	async function look(): Promise<void> {
		const { db } = await openPostgres(database.url);
		await expectOwnTables(db, database.url).finally(() => db.destroy());
	}

	it('with tables of something else is refused', async () => {
		await database.run('create table letters (text text)');
		await expect(look()).rejects.toThrow('holds tables of something else (letters)');
	});

	it('with those of an extension is as good as empty', async () => {
		await database.run('create table places (name text)');
		await database.run('alter extension plpgsql add table places');
		await expect(look()).resolves.toBeUndefined();
	});

	it('is looked at where its tables would be, whatever the name of that schema', async () => {
		const name = new URL(database.url).pathname.slice(1);
		await database.run('create schema "Copy desk"');
		await database.run(`alter database ${name} set search_path = "Copy desk"`);
		await database.run('create table public.letters (text text)');
		await expect(look()).resolves.toBeUndefined();
	});

	it('into which another server has brought its tables meanwhile is its own', async () => {
		const { db } = await openPostgres(database.url);
		const asked = db.introspection.getTables.bind(db.introspection);
		let isFirst = true;
		/** The first look finds nothing; when it is over, the other one is done. */
		async function getTables(options: Parameters<typeof asked>[0]) {
			const found = await asked(options);
			if (!isFirst) return found;
			isFirst = false;
			await database.run('create table kysely_migration (name text, timestamp text)');
			await database.run(`insert into kysely_migration values ('001_records', '')`);
			await database.run('create table record (id text)');
			return found;
		}
		const late = new Proxy(db, {
			get(target, name) {
				const value: unknown = Reflect.get(target, name, target);
				if (name !== 'introspection')
					return typeof value === 'function' ? value.bind(target) : value;
				return { getTables };
			}
		});
		await expect(expectOwnTables(late as never, database.url)).resolves.toBeUndefined();
		await db.destroy();
	});
});
