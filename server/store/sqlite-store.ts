import type { Kysely } from 'kysely';
import { migrate } from './migrations.ts';
import { openSqlite } from './sqlite.ts';
import { sqliteUpdateLog } from './sqlite-update-log.ts';
import { sqlStore } from './sql-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { verifyInThread } from './verify-thread.ts';

export interface OpenedStore {
	store: Store;
	/** The same connection, for the tables of the sign-in. Closed with the store. */
	db: Kysely<Tables>;
}

/** Opens the store in a SQLite file and brings its tables up to date. */
export async function openSqliteStore(file: string): Promise<OpenedStore> {
	const { db, thread } = openSqlite<Tables>(file);
	try {
		await migrate(db as unknown as Kysely<never>, 'sqlite');
	} catch (error) {
		await db.destroy();
		throw error;
	}
	if (!thread) return { store: sqlStore(db), db };
	const verify = (head?: string) => verifyInThread(file, head);
	return { store: sqlStore(db, { ...sqliteUpdateLog(db, thread), verify }), db };
}
