import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
/** How long it may take until it answers, after a crash too, ms. */
const PATIENCE_MS = 30_000;

/** A PostgreSQL of a test's own, which it may stop. */
export interface OwnPostgres {
	readonly port: number;
	/** Of its one database; reached at this machine's own address unless told. */
	url(at?: string): string;
	query(text: string): Promise<Record<string, unknown>[]>;
	/** How often it has refused something to whoever calls itself so (`application_name`), with these words. */
	refusals(name: string, words: string): number;
	/** Ends it in order, with all its connections; or at once, so that it has to recover when it starts. */
	stop(how: 'fast' | 'immediate'): Promise<void>;
	/** The same data at the same address again; resolves once it answers. */
	start(): Promise<void>;
	dispose(): Promise<void>;
}

/** Where the programs of the newest version that is here lie; null: there are none. */
export function programs(): string | null {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	const folders = [
		...versions.sort((a, b) => Number(b) - Number(a)).map((one) => path.join(debian, one, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter)
	];
	return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/**
 * Whether there are programs to make one with. In CI there have to be; elsewhere its tests are left out,
 * with a word.
 */
export function canHavePostgres(): boolean {
	if (programs() !== null) return true;
	if (process.env.CI) throw new Error('there is no initdb');
	process.stderr.write('No initdb of PostgreSQL: what stops one of its own is not tested.\n');
	return false;
}

/** `hosts`: where it listens, beside this machine's own address; whoever reaches it is let in. */
export async function ownPostgres(hosts: readonly string[] = []): Promise<OwnPostgres> {
	const bin = programs();
	if (bin === null) throw new Error('there is no initdb');
	const user = await owner();
	const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-postgres-'));
	if (user) await fs.chown(dir, user.uid, user.gid);
	const data = path.join(dir, 'data');
	const making = ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-locale', '-N'];
	await run(path.join(bin, 'initdb'), making, user);
	appendFileSync(path.join(data, 'pg_hba.conf'), 'host all all 0.0.0.0/0 trust\n');
	const port = await freePort();
	const args = [
		...['-D', data, '-p', String(port), '-k', dir],
		...['-c', `listen_addresses=${['127.0.0.1', ...hosts].join(',')}`],
		...['-c', 'log_line_prefix=%a: ']
	];
	let child: ChildProcess | null = null;
	let said = '';

	const url = (at = `127.0.0.1:${port}`) => `postgres://postgres@${at}/postgres`;
	async function query(text: string): Promise<Record<string, unknown>[]> {
		const client = new Client({ connectionString: url() });
		// Of a connection that breaks the question tells.
		client.on('error', () => undefined);
		await client.connect();
		try {
			return (await client.query<Record<string, unknown>>(text)).rows;
		} finally {
			await client.end();
		}
	}
	async function start(): Promise<void> {
		const started = spawn(path.join(bin ?? '', 'postgres'), args, {
			...user,
			stdio: ['ignore', 'ignore', 'pipe']
		});
		child = started;
		started.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
		for (const end = performance.now() + PATIENCE_MS; ;) {
			if (started.exitCode !== null) throw new Error(`postgres ended with ${started.exitCode}`);
			if (
				await query('select 1').then(
					() => true,
					() => false
				)
			)
				return;
			if (performance.now() > end) throw new Error('postgres does not answer');
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
	async function stop(how: 'fast' | 'immediate'): Promise<void> {
		const running = child;
		child = null;
		if (!running) return;
		const gone = new Promise((resolve) => running.once('exit', resolve));
		running.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
		await gone;
	}
	await start();
	return {
		...{ port, url, query, start, stop },
		refusals: (name, words) => said.split(`${name}: ERROR:  ${words}`).length - 1,
		async dispose() {
			await stop('immediate');
			await fs.rm(dir, { recursive: true, force: true });
		}
	};
}

/** It does not run as root; null: whoever runs this will do. */
async function owner(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const of = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
	return { uid: await of('-u'), gid: await of('-g') };
}
