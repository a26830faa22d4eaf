import type { Kysely } from 'kysely';
import { expectSqliteFile } from './expect-sqlite-file.ts';
import type { GroupTold } from './group-commit.ts';
import { migrate, type Engine } from './migrations.ts';
import { openSqlite } from './sqlite.ts';
import { recordsInParts } from './sqlite-records.ts';
import { sqliteUpdateLog } from './sqlite-update-log.ts';
import { sqlStore } from './sql-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { verifyInThread } from './verify-thread.ts';

export interface OpenedStore {
	store: Store;
	/** The same connection, for the tables of the sign-in. Closed with the store. */
	db: Kysely<Tables>;
	/** For what is asked again and again, and has to fail soon where the database is silent. */
	quick: Kysely<Tables>;
	/** For what takes long and is not asked often. */
	slow: Kysely<Tables>;
	engine: Engine;
	/** Whether this server does what only one may do where there are several. */
	isFirst: () => boolean;
	/** This server ends: a database that is silent is not waited for any more. */
	ends: () => void;
}

/**
 * Opens the store in a SQLite file and brings its tables up to date. Throws ConfigError where the file cannot be
 * worked on.
 */
export async function openSqliteStore(file: string, onGroup?: GroupTold): Promise<OpenedStore> {
	expectSqliteFile(file);
	const { db, thread } = openSqlite<Tables>(file);
	try {
		await migrate(db as unknown as Kysely<never>, 'sqlite');
	} catch (error) {
		await db.destroy();
		throw error;
	}
	const alone = {
		...{ db, quick: db, slow: db, engine: 'sqlite' as const },
		isFirst: () => true,
		ends: () => undefined
	};
	if (!thread) return { store: sqlStore(db), ...alone };
	const verify = (head?: string) => verifyInThread(file, head);
	const all = () => recordsInParts(db);
	return {
		store: sqlStore(db, { ...sqliteUpdateLog(db, thread, onGroup), verify, all }),
		...alone
	};
}
