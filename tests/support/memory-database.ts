import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';

/** An empty SQLite database in memory, for parts that are handed one. */
export function memoryDatabase<T>(): Kysely<T> {
	const raw = new DatabaseSync(':memory:');
	const database: SqliteDatabase = {
		close: () => raw.close(),
		prepare(query) {
			const statement = raw.prepare(query);
			return {
				reader: statement.columns().length > 0,
				all: (values) => statement.all(...values.map(bound)),
				run: (values) => statement.run(...values.map(bound)),
				iterate: (values) => statement.iterate(...values.map(bound))
			};
		}
	};
	return new Kysely<T>({ dialect: new SqliteDialect({ database }) });
}

const bound = (value: unknown): SQLInputValue =>
	typeof value === 'boolean' ? Number(value) : ((value ?? null) as SQLInputValue);
