import fs from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { ConfigError } from '../config.ts';
import { newKey, sharedKey } from '../server-key.ts';
import type { Tables } from '../store/tables.ts';

const NAME = 'cookies';

/**
 * The key that signs session cookies: made at the first start. Losing it signs everybody out and
 * nothing else. It is kept in a database that several servers may share, or in the data folder, readable
 * by the server's user alone.
 */
export function readSecret(dataDir: string, shared: Kysely<Tables> | null): Promise<string> {
	return shared ? sharedSecret(dataDir, shared) : secretIn(dataDir);
}

/** The one of the database: that of the data folder, if nobody was first, so that sessions go on. */
export const sharedSecret = async (dataDir: string, db: Kysely<Tables>): Promise<string> =>
	sharedKey(db, NAME, (await keptSecret(dataDir)) ?? undefined);

async function secretIn(dataDir: string): Promise<string> {
	await fs.mkdir(dataDir, { recursive: true, mode: 0o700 });
	try {
		await fs.writeFile(secretFile(dataDir), newKey(), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return (await keptSecret(dataDir)) ?? secretIn(dataDir);
}

/** Null: the folder has none. Throws ConfigError where what it has is no key. */
export async function keptSecret(dataDir: string): Promise<string | null> {
	const file = secretFile(dataDir);
	try {
		const secret = (await fs.readFile(file, 'utf8')).trim();
		if (secret.length >= 32) return secret;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
	throw new ConfigError(
		`${file} holds no key; delete it to have a new one made, which signs everybody out.`
	);
}

export const secretFile = (dataDir: string): string => path.join(dataDir, 'secret');
