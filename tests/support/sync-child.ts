/**
 * The sync server on a real store, in a process of its own that a test can kill:
 *   node tests/support/sync-child.ts <SQLite file> [port]
 * Prints its port as one line once it listens; SIGTERM ends it cleanly.
 */
import process from 'node:process';
import { openSqliteStore } from '#server/store/sqlite-store.ts';
import { startSyncServer } from './sync-server.ts';

const [file, port] = process.argv.slice(2);
if (!file) throw new Error('which file?');
const { store } = await openSqliteStore(file);
const server = await startSyncServer({ log: store.log, port: Number(port ?? 0) });
process.stdout.write(`${new URL(server.url).port}\n`);
process.on('SIGTERM', () => {
	void server
		.close()
		.then(() => store.close())
		.then(() => process.exit(0));
});
