import { openPostgresStore } from '#server/store/postgres-store.ts';
import { openSqliteStore, type OpenedStore } from '#server/store/sqlite-store.ts';

/** A store in a SQLite file, or in a PostgreSQL database by its address. */
export const openLog = (place: string): Promise<OpenedStore> =>
	place.startsWith('postgres') ? openPostgresStore(place) : openSqliteStore(place);
