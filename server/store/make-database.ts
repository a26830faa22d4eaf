import { Client } from 'pg';
import { readAddress } from './postgres-address.ts';
import { explain } from './postgres-fault.ts';

/** "There is no such database"; "there is one already". */
const [NONE, TAKEN] = ['3D000', '42P04'];
/** How long a connection may take to come, ms. */
const PATIENCE_MS = 10_000;

/** Makes the database of an address if there is none. Throws ConfigError where that cannot be. */
export async function makeDatabase(url: string): Promise<void> {
	if (await isThere(url)) return;
	const at = new URL(url);
	const name = decodeURIComponent(at.pathname.slice(1));
	at.pathname = '/postgres';
	const quoted = `"${name.replaceAll('"', '""')}"`;
	try {
		await ask(at.href, `create database ${quoted} template template0 encoding 'UTF8'`);
	} catch (error) {
		if (codeOf(error) !== TAKEN) throw explain(error, url);
	}
}

async function isThere(url: string): Promise<boolean> {
	try {
		await ask(url, 'select 1');
		return true;
	} catch (error) {
		if (codeOf(error) === NONE) return false;
		throw explain(error, url);
	}
}

async function ask(url: string, question: string): Promise<void> {
	const client = new Client({ ...readAddress(url), connectionTimeoutMillis: PATIENCE_MS });
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query(question);
	} finally {
		await client.end();
	}
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
