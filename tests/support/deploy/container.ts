import { execFile, spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { NamedPlace } from '../namespaces.ts';

export interface ContainerOptions {
	name: string;
	place: NamedPlace;
	/** Of this machine, with a group: who runs it. */
	user: { name: string; group: string };
	/** All that it sees of the environment. */
	env: Readonly<Record<string, string>>;
	command: readonly string[];
	/** The folder in which it begins. */
	cwd: string;
	healthcheck: readonly string[];
	/** After so long a stop is made one by force, ms. */
	graceMs: number;
}

/** How a program of it ended, and what it said. */
export interface Ended {
	code: number;
	output: string;
}

/** How a container was stopped. */
export interface Stopped {
	code: number | null;
	ms: number;
	/** It did not end by itself in time. */
	isForced: boolean;
}

/** How long it may take until it is well, ms. */
const PATIENCE_MS = 120_000;

/** A process that is run as docker would run it, in a network namespace instead of a container. */
export class Container {
	readonly name: string;
	readonly place: NamedPlace;
	readonly #options: ContainerOptions;
	#child: ChildProcess | null = null;
	#output = '';

	constructor(options: ContainerOptions) {
		this.#options = options;
		this.name = options.name;
		this.place = options.place;
	}

	/** Of all its processes so far. */
	get output(): string {
		return this.#output;
	}

	/** What it sees of the environment. */
	get env(): Readonly<Record<string, string>> {
		return this.#options.env;
	}

	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	/** Begins its command, or another one with the same settings. */
	start(command = this.#options.command): void {
		const [program = '', ...args] = this.#line(command);
		const { cwd, env } = this.#options;
		const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
		this.#child = child;
	}

	/** Runs something beside it to its end, as `docker compose exec` does. */
	exec(command: readonly string[], timeout = PATIENCE_MS): Promise<Ended> {
		const [program = '', ...args] = this.#line(command);
		const { cwd, env } = this.#options;
		return new Promise((resolve) => {
			execFile(program, args, { cwd, env, timeout }, (error, stdout, stderr) => {
				const code = error ? Number(error.code ?? -1) : 0;
				resolve({ code, output: stdout + stderr });
			});
		});
	}

	isWell = async (): Promise<boolean> =>
		(await this.exec(this.#options.healthcheck, 3000)).code === 0;

	/** Resolves once its healthcheck ends with 0. */
	async becomesWell(): Promise<void> {
		const end = performance.now() + PATIENCE_MS;
		while (!(await this.isWell())) {
			if (this.#hasEnded()) throw new Error(`${this.name} has ended:\n${this.#output}`);
			if (performance.now() > end) throw new Error(`${this.name} is not well:\n${this.#output}`);
			await pause(100);
		}
	}

	/** SIGTERM, and SIGKILL after its grace period. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Stopped> {
		const child = this.#child;
		const begun = performance.now();
		if (!child || this.#hasEnded()) return { code: child?.exitCode ?? 0, ms: 0, isForced: false };
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		const late = Symbol();
		const first = await Promise.race([gone, pause(this.#options.graceMs, late, { ref: false })]);
		if (first === late) child.kill('SIGKILL');
		await gone;
		return { code: child.exitCode, ms: performance.now() - begun, isForced: first === late };
	}

	signal(signal: NodeJS.Signals): void {
		process.kill(this.pid, signal);
	}

	#hasEnded(): boolean {
		return !this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null;
	}

	#line(command: readonly string[]): string[] {
		const { place, user } = this.#options;
		const as = ['setpriv', `--reuid=${user.name}`, `--regid=${user.group}`, '--clear-groups'];
		return [...place.prefix, ...as, ...command];
	}
}
