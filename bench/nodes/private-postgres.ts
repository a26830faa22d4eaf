import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../sync/process.ts';

const run = promisify(execFile);
/** Where Debian keeps it, newest last. */
const DEBIAN = '/usr/lib/postgresql';
/** How long it may take to start, ms. */
const PATIENCE = 30_000;

/** A PostgreSQL of the bench's own, with the settings it comes with, which starts anew when it ends. */
export class PrivatePostgres {
	readonly #bin: string;
	readonly #folder: string;
	readonly #port: number;
	#child: ChildProcess | null = null;
	#isClosing = false;
	#made = 0;

	private constructor(bin: string, folder: string, port: number) {
		this.#bin = bin;
		this.#folder = folder;
		this.#port = port;
	}

	static async start(): Promise<PrivatePostgres> {
		const bin = await findPrograms();
		const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-postgres-'));
		const postgres = new PrivatePostgres(bin, folder, await freePort());
		await postgres.#initialize();
		await postgres.#launch();
		return postgres;
	}

	/** Of the process that all others of it are children of. */
	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	/** A new database, empty or with what is in another one; resolves to its address. */
	async database(template = 'template0'): Promise<string> {
		const name = `bench_${(this.#made += 1)}`;
		await this.#ask('postgres', `create database ${name} template ${template} encoding 'UTF8'`);
		return this.#urlOf(name);
	}

	/** The same content once more. */
	copyOf(url: string): Promise<string> {
		return this.database(new URL(url).pathname.slice(1));
	}

	async drop(url: string): Promise<void> {
		await this.answers();
		await this.#ask('postgres', `drop database ${new URL(url).pathname.slice(1)} with (force)`);
	}

	/** Resolves once it answers, as it does not while it starts anew. */
	async answers(): Promise<void> {
		const until = Date.now() + PATIENCE;
		for (;;) {
			try {
				return void (await this.#ask('postgres', 'select 1'));
			} catch (error) {
				if (Date.now() > until) throw error;
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		}
	}

	async close(): Promise<void> {
		this.#isClosing = true;
		const child = this.#child;
		if (child && child.exitCode === null) {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGINT');
			await gone;
		}
		await fs.rm(this.#folder, { recursive: true, force: true });
	}

	async #initialize(): Promise<void> {
		const { uid, gid } = await owner();
		if (uid !== undefined && gid !== undefined) await fs.chown(this.#folder, uid, gid);
		const options = [
			'-D',
			this.#data,
			'-U',
			'postgres',
			'-A',
			'trust',
			'-E',
			'UTF8',
			'--locale=C.UTF-8'
		];
		await run(path.join(this.#bin, 'initdb'), options, { uid, gid, cwd: this.#folder });
	}

	async #launch(): Promise<void> {
		const { uid, gid } = await owner();
		const options = ['-D', this.#data, '-p', String(this.#port), '-h', '127.0.0.1'];
		this.#child = spawn(path.join(this.#bin, 'postgres'), [...options, '-k', this.#folder], {
			...{ uid, gid, cwd: this.#folder },
			stdio: 'ignore'
		});
		this.#child.once('exit', () => {
			if (!this.#isClosing) void this.#launch();
		});
		await this.answers();
	}

	get #data(): string {
		return path.join(this.#folder, 'data');
	}

	#urlOf(name: string): string {
		return `postgres://postgres@127.0.0.1:${this.#port}/${name}`;
	}

	async #ask(database: string, text: string): Promise<void> {
		const client = new Client({ connectionString: this.#urlOf(database) });
		// One that ends while it is asked is told by the question.
		client.on('error', () => undefined);
		await client.connect();
		await client.query(text).finally(() => client.end());
	}
}

async function findPrograms(): Promise<string> {
	const versions = await fs.readdir(DEBIAN).catch(() => []);
	const [newest] = versions.map(Number).sort((a, b) => b - a);
	if (newest) return path.join(DEBIAN, String(newest), 'bin');
	const { stdout } = await run('pg_config', ['--bindir']);
	return stdout.trim();
}

/** It does not run as root: then it is the system's own user for it. */
async function owner(): Promise<{ uid?: number; gid?: number }> {
	if (process.getuid?.() !== 0) return {};
	const { stdout } = await run('getent', ['passwd', 'postgres']);
	const [, , uid, gid] = stdout.split(':').map(Number);
	return { uid, gid };
}
