import { readFileSync } from 'node:fs';
import { TLS_FILES } from '../config.ts';

/** What a connection is made with. */
export interface PostgresAddress {
	/** Says nothing of TLS. */
	connectionString: string;
	/** Never left out: the environment has nothing to say in it. */
	ssl: false | { rejectUnauthorized: boolean; ca?: string; cert?: string; key?: string };
}

/** Reads an address that `readDatabase` has let pass, with its files, once: they may be gone later. Throws as the system does. */
export function readAddress(url: string): PostgresAddress {
	const at = new URL(url);
	const mode = at.searchParams.get('sslmode') ?? 'disable';
	const files: Partial<Record<(typeof TLS_FILES)[keyof typeof TLS_FILES], string>> = {};
	for (const [name, what] of Object.entries(TLS_FILES)) {
		const file = at.searchParams.get(name);
		if (file !== null) files[what] = readFileSync(file, 'utf8');
		at.searchParams.delete(name);
	}
	at.searchParams.delete('sslmode');
	const ssl = mode === 'disable' ? false : { rejectUnauthorized: mode === 'verify-full', ...files };
	return { connectionString: at.href, ssl };
}
