import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { Client } from 'pg';

/** Where tests may make databases; `POSTGRES_URL`, or the one of this machine. */
const HOST = process.env.POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database of its own. */
export interface TestDatabase {
	readonly url: string;
	run(text: string): Promise<Record<string, unknown>[]>;
	/** Takes everything out of it. */
	empty(): Promise<void>;
	/** Its address for somebody who may read in it and make no tables. */
	forReader(): Promise<string>;
	/** Another one, with all that is in this one, to which nobody may be connected meanwhile. */
	copy(): Promise<TestDatabase>;
	drop(): Promise<void>;
}

/**
 * Whether there is a PostgreSQL to test with. In CI there has to be one; elsewhere its tests are left
 * out, with a word.
 */
export async function hasPostgres(): Promise<boolean> {
	const client = new Client({ connectionString: HOST });
	try {
		await client.connect();
		await client.end();
		return true;
	} catch (error) {
		if (process.env.CI) throw error;
		process.stderr.write(`No PostgreSQL at ${HOST}: what needs one is not tested.\n`);
		return false;
	}
}

export const testDatabase = (): Promise<TestDatabase> => madeFrom('template0');

async function madeFrom(template: string): Promise<TestDatabase> {
	const name = `copydesk_${randomBytes(6).toString('hex')}`;
	await at(HOST, `create database ${name} template ${template} encoding 'UTF8'`);
	const url = new URL(HOST);
	url.pathname = `/${name}`;
	const readers: string[] = [];
	return {
		url: url.href,
		run: (text) => at(url.href, text),
		async empty() {
			await at(url.href, 'drop schema public cascade; create schema public');
		},
		async forReader() {
			readers.push(`${name}_reader`);
			await at(url.href, `create role ${name}_reader login password 'hush'`);
			return Object.assign(new URL(url), { username: `${name}_reader`, password: 'hush' }).href;
		},
		copy: () => madeFrom(name),
		async drop() {
			await at(HOST, `drop database ${name} with (force)`);
			for (const reader of readers) await at(HOST, `drop role ${reader}`);
		}
	};
}

async function at(url: string, text: string): Promise<Record<string, unknown>[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		const { rows } = await client.query<Record<string, unknown>>(text);
		return rows;
	} finally {
		await client.end();
	}
}
