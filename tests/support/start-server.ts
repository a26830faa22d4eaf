import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');
/** How long the server may take to answer, or to end after SIGTERM, ms. */
const PATIENCE = 120_000;

export interface RunningServer {
	/** Without a slash at the end, e.g. `http://127.0.0.1:40123`. */
	readonly origin: string;
	readonly dataDir: string;
	/** Of the process that runs now. */
	readonly pid: number;
	/** What it has printed so far, both streams. */
	output(): string;
	/** Ends it politely (SIGTERM) unless told otherwise; resolves to its exit code when it is gone. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
	/** Starts it anew on the same port with the same data, after `stop`. */
	restart(): Promise<void>;
	/** Runs `npm run admin -- …` against its data; resolves to what was printed. Throws on failure. */
	admin(...args: string[]): Promise<string>;
	/** Stops it and removes its data. */
	dispose(): Promise<void>;
}

/**
 * Starts the built server (server/main.ts) on a free port with data of its own, and waits until
 * /readyz says that it is ready. `env` overrides settings; `prefix` is what its command line begins with.
 */
export async function startServer(
	env: Record<string, string> = {},
	prefix: readonly string[] = []
): Promise<RunningServer> {
	const dataDir = env.DATA_DIR ?? (await makeDataDir());
	const settings = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'info', ...env };
	let output = '';
	const launchWith = (own: Record<string, string>) =>
		launch(own, (text) => (output += text), prefix);
	let child = launchWith(settings);
	const origin = await announced(child, () => output);
	await ready(child, origin, () => output);

	async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
		if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
		const gone = exited(child);
		child.kill(signal);
		return within(gone, () => new Error(`The server did not end after ${signal}:\n${output}`));
	}

	return {
		origin,
		dataDir,
		get pid() {
			return child.pid ?? 0;
		},
		output: () => output,
		stop,
		async restart() {
			child = launchWith({ ...settings, PORT: new URL(origin).port });
			await ready(child, origin, () => output);
		},
		admin: (...args) => runAdmin(settings, args),
		async dispose() {
			await stop();
			await fs.rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** A new, empty folder for a server's data. */
export const makeDataDir = (): Promise<string> =>
	fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-data-'));

function launch(
	env: Record<string, string>,
	hear: (text: string) => void,
	prefix: readonly string[]
): ChildProcess {
	// As “npm start” does, on the Node that runs this.
	const PATH = [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
	const [program = '', ...args] = [...prefix, 'sh', '-c', packageJson.scripts.start];
	const child = spawn(program, args, {
		cwd: ROOT,
		env: { ...process.env, PATH, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	child.stdout.setEncoding('utf8').on('data', hear);
	child.stderr.setEncoding('utf8').on('data', hear);
	return child;
}

const exited = (child: ChildProcess): Promise<number | null> =>
	new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** The address which the server prints when it listens. */
async function announced(child: ChildProcess, output: () => string): Promise<string> {
	const found = () => /http:\/\/([\d.]+|localhost):[1-9]\d*/.exec(output())?.[0];
	const heard = new Promise<string>((resolve, reject) => {
		const look = () => {
			const address = found();
			if (address) resolve(address);
		};
		child.stdout?.on('data', look);
		child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output()}`)));
	});
	return within(heard, () => new Error(`The server printed no address:\n${output()}`));
}

async function ready(child: ChildProcess, origin: string, output: () => string): Promise<void> {
	const deadline = Date.now() + PATIENCE;
	// With all that it has said.
	const closed = new Promise((resolve) => child.once('close', resolve));
	while (Date.now() < deadline) {
		if (child.exitCode !== null) {
			await closed;
			throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
		}
		const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`The server is not ready, see ${origin}/readyz:\n${output()}`);
}

async function within<T>(promise: Promise<T>, problem: () => Error): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(problem()), PATIENCE);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

async function runAdmin(env: Record<string, string>, args: string[]): Promise<string> {
	const child = spawn(process.execPath, ['server/admin.ts', ...args], {
		cwd: ROOT,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const hear = (text: string) => (output += text);
	child.stdout.setEncoding('utf8').on('data', hear);
	child.stderr.setEncoding('utf8').on('data', hear);
	const code = await exited(child);
	if (code !== 0) throw new Error(`admin ${args.join(' ')} ended with ${code}:\n${output}`);
	return output;
}
