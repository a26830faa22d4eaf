import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * The key that signs session cookies: made at the first start, kept in the data folder, readable by
 * the server's user alone. Losing it signs everybody out and nothing else.
 */
export async function readSecret(dataDir: string): Promise<string> {
	const file = path.join(dataDir, 'secret');
	await fs.mkdir(dataDir, { recursive: true, mode: 0o700 });
	try {
		await fs.writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const secret = (await fs.readFile(file, 'utf8')).trim();
	if (secret.length < 32) throw new Error(`${file} holds no key; delete it to have a new one made`);
	return secret;
}
