import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { keptSecret, secretFile } from './auth/secret.ts';
import { ConfigError, type Config } from './config.ts';
import { MEDIA_FOLDERS } from './media/media-store.ts';
import { sqliteFile } from './store/open-store.ts';

/**
 * Throws ConfigError where what is in a data folder will not do: a key that is none, or a newsroom without its
 * database. An empty one in its place would look like a new newsroom, to which the first link of the old one lets
 * anybody in.
 */
export async function expectData({
	dataDir,
	database
}: Pick<Config, 'dataDir' | 'database'>): Promise<void> {
	await keptSecret(dataDir);
	if (database !== null || isFilled(sqliteFile(dataDir)) || !isLivedIn(dataDir)) return;
	throw new ConfigError(
		`The database of the newsroom in ${dataDir} is gone or empty: is a disk not mounted, or DATABASE_URL not set? Put it back from the backup, or move the folder aside to begin anew.`
	);
}

const isFilled = (file: string): boolean => existsSync(file) && statSync(file).size > 0;

/** A first start makes the database before any of this, so that one which was interrupted goes on. */
function isLivedIn(dataDir: string): boolean {
	const folders = MEDIA_FOLDERS.map((name) => path.join(dataDir, name));
	return (
		existsSync(secretFile(dataDir)) ||
		folders.some((folder) => existsSync(folder) && readdirSync(folder).length > 0)
	);
}
