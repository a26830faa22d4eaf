import { spawn, type ChildProcess } from 'node:child_process';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import packageJson from '../../package.json' with { type: 'json' };

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const HOST = '127.0.0.1';
/** How long a server may take to start or to end, ms. */
const PATIENCE = 120_000;

/** A server as a process of its own. */
export interface Started {
	readonly pid: number;
	readonly port: number;
	/** Ends it, and resolves when it is gone. */
	end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a Node script that prints a line with `ready` in it when it listens at PORT. */
export const start = (
	script: string,
	ready: string,
	env: Record<string, string>
): Promise<Started> => started('exec node "$0"', [script], ready, env);

/** Starts Copydesk as `npm start` does. */
export const startCopydesk = (env: Record<string, string>): Promise<Started> =>
	started(packageJson.scripts.start, [], 'Copydesk is at', env);

async function started(
	command: string,
	args: string[],
	ready: string,
	env: Record<string, string>
): Promise<Started> {
	const port = await freePort();
	const PATH = [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
	const child = spawn('sh', ['-c', command, ...args], {
		cwd: ROOT,
		env: { ...process.env, PATH, NODE_ENV: 'production', HOST, PORT: String(port), ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	await printed(child, ready);
	return { pid: child.pid as number, port, end: (signal) => end(child, signal) };
}

export async function freePort(): Promise<number> {
	const server = net.createServer();
	await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

function printed(child: ChildProcess, ready: string): Promise<void> {
	let output = '';
	return new Promise((resolve, reject) => {
		const fail = (why: string) => reject(new Error(`a server ${why}:\n${output}`));
		const timer = setTimeout(() => fail('did not start'), PATIENCE);
		const hear = (text: string) => {
			// Of a server that complains for every frame the first lines are enough.
			if (output.length < 10_000) output += text;
			if (!output.includes(ready)) return;
			clearTimeout(timer);
			resolve();
		};
		child.stdout?.setEncoding('utf8').on('data', hear);
		child.stderr?.setEncoding('utf8').on('data', hear);
		child.once('exit', (code) => fail(`ended with ${code}`));
	});
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	// What does not end politely is not what is measured here.
	const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE / 4);
	await gone;
	clearTimeout(timer);
}
