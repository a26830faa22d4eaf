import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from './config.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Makes sure that one process works on a data folder: what a second one changed, the first would
 * never learn. The lock is SQLite's on a file of its own, so the system lets go of it however the
 * process ends.
 */
export function lockDataDir(dataDir: string): { release(): void } {
	makeFolder(dataDir);
	const database = new DatabaseSync(path.join(dataDir, 'lock'));
	try {
		database.exec('begin exclusive');
	} catch (error) {
		database.close();
		if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
		throw new ConfigError(`Another Copydesk works on ${dataDir} already.`);
	}
	return { release: () => database.close() };
}

const SQLITE_BUSY = 5;
