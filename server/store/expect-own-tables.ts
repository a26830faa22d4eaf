import { sql, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { ConfigError } from '../config.ts';
import { executedMigrations, migrationNames } from './migrations.ts';
import { databaseAt } from './postgres-fault.ts';

/** Throws ConfigError where a PostgreSQL database has tables, and they are neither Copydesk’s nor an extension’s. */
export async function expectOwnTables<T>(db: Kysely<T>, url: string): Promise<void> {
	if (await isOurs(db)) return;
	// Not by information_schema, in which tables are missing that this user has no right to.
	const { rows } = await sql<{ name: string }>`select relname as name from pg_class
		where relkind in ('r', 'p')
			and relnamespace = (select oid from pg_namespace where nspname = current_schema())
			and relname not in (${DEFAULT_MIGRATION_TABLE}, ${DEFAULT_MIGRATION_LOCK_TABLE})
			and not exists (
				select from pg_depend
					where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e'
			)
		order by relname`.execute(db);
	const [strange] = rows;
	// Asked once more: another server may just have made ours.
	if (strange && !(await isOurs(db)))
		throw new ConfigError(
			`The ${databaseAt(url)} holds tables of something else (${strange.name}); name an empty one.`
		);
}

async function isOurs<T>(db: Kysely<T>): Promise<boolean> {
	const [first = ''] = migrationNames();
	return (await executedMigrations(db)).includes(first);
}
