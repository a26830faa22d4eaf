import path from 'node:path';
import { openPostgresStore } from './postgres-store.ts';
import type { GroupTold } from './group-commit.ts';
import type { PostgresEvents } from './postgres.ts';
import { openSqliteStore, type OpenedStore } from './sqlite-store.ts';

/** Where a newsroom is kept. */
export interface StorePlace {
	dataDir: string;
	/** Null: a SQLite file in the data folder. */
	database: string | null;
	/** What joins this server with others on the database; null: it has it to itself. */
	redis?: string | null;
}

/** The SQLite file of a data folder. */
export const sqliteFile = (dataDir: string): string => path.join(dataDir, 'copydesk.sqlite');

/** Opens the store of a newsroom. Throws ConfigError where its database cannot be worked with. */
export const openStore = (
	{ dataDir, database, redis = null }: StorePlace,
	events: PostgresEvents & { onGroup?: GroupTold } = {}
): Promise<OpenedStore> =>
	database === null
		? openSqliteStore(sqliteFile(dataDir), events.onGroup)
		: openPostgresStore(database, events, redis === null ? 'alone' : 'several');
