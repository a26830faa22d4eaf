import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { ConfigError } from '../config.ts';
import { executedMigrations, migrationNames } from './migrations.ts';
import { databaseAt } from './postgres-fault.ts';

/** Throws ConfigError where a PostgreSQL database has tables, and they are not Copydesk's. */
export async function expectOwnTables<T>(db: Kysely<T>, url: string): Promise<void> {
	const [first = ''] = migrationNames();
	if ((await executedMigrations(db)).includes(first)) return;
	// Not by information_schema, in which tables are missing that this user has no right to.
	const { rows } = await sql<{ name: string }>`select relname as name from pg_class
		where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
			and relname not in (${DEFAULT_MIGRATION_TABLE}, ${DEFAULT_MIGRATION_LOCK_TABLE})
		order by relname`.execute(db);
	const [strange] = rows;
	if (strange)
		throw new ConfigError(
			`The ${databaseAt(url)} holds tables of something else (${strange.name}); name an empty one.`
		);
}
