import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteDatabase } from 'kysely';

/** Prepared statements kept for reuse. */
const CACHED_STATEMENTS = 500;
/** A backup may be reading the file. */
const LOCK_PATIENCE_MS = 5000;

/**
 * Opens (or makes) a SQLite file, durable on every commit: WAL with synchronous=FULL. `:memory:`
 * serves tests. Everything of one process goes through the one Kysely this returns, whose lock
 * keeps transactions apart; that one process works on a file is the data lock's business.
 */
export function openSqlite<Tables>(file: string): Kysely<Tables> {
	if (file !== ':memory:') fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
	const database = new DatabaseSync(file, { timeout: LOCK_PATIENCE_MS });
	database.exec('pragma journal_mode = WAL');
	database.exec('pragma synchronous = FULL');
	database.exec('pragma foreign_keys = ON');
	return new Kysely<Tables>({ dialect: new Dialect({ database: adapt(database) }) });
}

/** SQLite makes tables within transactions: a start that breaks off leaves no half of a migration. */
class Dialect extends SqliteDialect {
	override createAdapter(): SqliteAdapter {
		return new Adapter();
	}
}

class Adapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/** node:sqlite in the shape that kysely expects. */
function adapt(database: DatabaseSync): SqliteDatabase {
	type Prepared = ReturnType<SqliteDatabase['prepare']>;
	const cache = new Map<string, Prepared>();
	function prepare(query: string): Prepared {
		const statement = database.prepare(query);
		return {
			reader: statement.columns().length > 0,
			all: (parameters) => statement.all(...parameters.map(bindable)),
			run: (parameters) => statement.run(...parameters.map(bindable)),
			iterate: (parameters) => statement.iterate(...parameters.map(bindable))
		};
	}
	return {
		close: () => database.close(),
		prepare(query) {
			let found = cache.get(query);
			if (found) return found;
			found = prepare(query);
			cache.set(query, found);
			if (cache.size > CACHED_STATEMENTS) cache.delete(cache.keys().next().value ?? query);
			return found;
		}
	};
}

/** node:sqlite would take a lone Date for named parameters and store null without a word. */
function bindable(value: unknown): SQLInputValue {
	if (value === undefined) return null;
	if (typeof value === 'boolean') return Number(value);
	if (value instanceof Date) return value.toISOString();
	return value as SQLInputValue;
}
