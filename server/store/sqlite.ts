import fs from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { SqliteDatabase } from './sqlite-database.ts';
import { sqliteDialect, type SqliteLink } from './sqlite-dialect.ts';
import { SqliteThread } from './sqlite-thread.ts';

export interface OpenedSqlite<Tables> {
	db: Kysely<Tables>;
	/** Where the file is worked on; null for `:memory:`, which serves tests and stays in this thread. */
	thread: SqliteThread | null;
}

/**
 * Opens (or makes) a SQLite file. Everything of one process goes through the one Kysely this returns
 * and its thread; that one process works on a file is the data lock's business. What is wrong with
 * the file shows at the first query.
 */
export function openSqlite<Tables>(file: string): OpenedSqlite<Tables> {
	if (file === ':memory:') return { db: openSqliteHere(file), thread: null };
	fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
	const thread = new SqliteThread(file);
	return { db: over(thread), thread };
}

/** A connection in the thread that asks: for tests, and for threads that only read. */
export const openSqliteHere = <Tables>(file: string): Kysely<Tables> => over(inThisThread(file));

const over = <Tables>(link: SqliteLink): Kysely<Tables> =>
	new Kysely<Tables>({ dialect: sqliteDialect(link) });

function inThisThread(file: string): SqliteLink {
	const database = new SqliteDatabase(file);
	return {
		run: async (query) => database.run(query),
		rollback: async () => database.rollback(),
		close: async () => database.close()
	};
}
