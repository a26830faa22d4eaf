import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Client } from 'pg';

/** A PostgreSQL of a test's own, which it may stop. */
export interface PrivatePostgres {
	readonly url: string;
	/** SIGSTOP to all of it: connections stay open, and nothing answers. */
	pause(): void;
	/** SIGCONT. */
	resume(): void;
	run(text: string): Promise<Record<string, unknown>[]>;
	dispose(): Promise<void>;
}

/** Whether there is one to be started. In CI there has to be; elsewhere its tests are left out, with a word. */
export function hasPrivatePostgres(): boolean {
	if (programs()) return true;
	if (process.env.CI) throw new Error('no initdb');
	process.stderr.write('No initdb: what needs a PostgreSQL of its own is not tested.\n');
	return false;
}

export async function privatePostgres(): Promise<PrivatePostgres> {
	const bin = programs();
	if (!bin) throw new Error('no initdb');
	const port = await freePort();
	const owner = ownerOf();
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-postgres-'));
	if (owner) fs.chownSync(dir, owner.uid, owner.gid);
	const how = { cwd: dir, stdio: 'ignore', ...owner } as const;
	const init = ['-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C'];
	execFileSync(path.join(bin, 'initdb'), [...init, '--no-sync'], how);
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const child = spawn(
		path.join(bin, 'postgres'),
		['-D', 'data', '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		how
	);
	const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
	await answers(child, url);
	let paused: number[] = [];
	const signal = (pids: readonly number[], name: NodeJS.Signals) =>
		pids.forEach((pid) => send(pid, name));
	const resume = () => signal(paused.splice(0), 'SIGCONT');
	return {
		url,
		pause() {
			const { pid = 0 } = child;
			// First the one that starts others.
			signal([pid], 'SIGSTOP');
			paused = [pid, ...childrenOf(pid)];
			signal(paused, 'SIGSTOP');
		},
		resume,
		run: (text) => ask(url, text),
		async dispose() {
			resume();
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGQUIT');
			await gone;
			fs.rmSync(dir, { recursive: true, force: true });
		}
	};
}

/** The folder of initdb and postgres; null: there are none. */
function programs(): string | null {
	const versions = '/usr/lib/postgresql';
	const debian = fs.existsSync(versions) ? fs.readdirSync(versions).sort() : [];
	const folders = [
		...debian.reverse().map((version) => path.join(versions, version, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter)
	];
	return folders.find((folder) => fs.existsSync(path.join(folder, 'initdb'))) ?? null;
}

/** It does not run as root. */
function ownerOf(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (which: string) =>
		Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

/** A connection may have ended since it was listed. */
function send(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

const childrenOf = (pid: number): number[] =>
	execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
		.trim()
		.split('\n')
		.map(Number);

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<Record<string, unknown>>(text)).rows;
	} finally {
		await client.end();
	}
}

async function answers(child: ChildProcess, url: string): Promise<void> {
	let ended: number | null = null;
	child.once('exit', (code) => (ended = code ?? -1));
	for (;;) {
		if (ended !== null) throw new Error(`postgres ended with ${ended}`);
		const there = await ask(url, 'select 1').catch(() => null);
		if (there) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as net.AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
