/** Brings a database up to date in a process of its own, which a test can kill: <file or postgres://…> */
import process from 'node:process';
import { openPostgresStore } from '#server/store/postgres-store.ts';
import { openSqliteStore } from '#server/store/sqlite-store.ts';

const [place = ''] = process.argv.slice(2);
const { store } = await (place.startsWith('postgres:')
	? openPostgresStore(place)
	: openSqliteStore(place));
await store.close();
