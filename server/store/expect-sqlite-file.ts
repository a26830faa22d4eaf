import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { ConfigError } from '../config.ts';
import { LOCK_PATIENCE_MS } from './sqlite-database.ts';

/** Throws ConfigError where a SQLite file cannot be worked on, before anything is written to it. */
export function expectSqliteFile(file: string): void {
	if (!existsSync(file)) return;
	for (const ending of ['', '-wal', '-shm']) expectWritable(file + ending);
	if (!isOurs(file))
		throw new ConfigError(
			`The database in ${path.dirname(file)} is that of another program; name another DATA_DIR.`
		);
}

/** SQLite would open it all the same, and only read. */
function expectWritable(file: string): void {
	if (!existsSync(file)) return;
	try {
		accessSync(file, constants.R_OK | constants.W_OK);
	} catch (error) {
		throw new ConfigError(
			`${file} may not be written by this user; give it to the user whom the server runs as.`,
			{ cause: error }
		);
	}
}

/** What our steps have been through says so, from the first one on; a file without tables is a new one. */
function isOurs(file: string): boolean {
	// Nothing is written: what another program has left to be put in order is left to it.
	const database = new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS });
	try {
		const tables = database
			.prepare(`select name from sqlite_schema where type = 'table'`)
			.all()
			.map(({ name }) => name);
		return tables.length === 0 || tables.includes(DEFAULT_MIGRATION_TABLE);
	} finally {
		database.close();
	}
}
