import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createClient } from '@redis/client';
import { freePort } from './free-port.ts';

/** A Redis of a test's own, which it may kill. */
export interface TestRedis {
	readonly port: number;
	readonly url: string;
	/** Of the process that runs now; 0: none does. */
	readonly pid: number;
	/** Ends it as `kill -9` does. */
	kill(): Promise<void>;
	/** SIGSTOP and SIGCONT. */
	pause(): void;
	resume(): void;
	/** FLUSHALL. */
	flush(): Promise<void>;
	/** Another one at the same address, which knows nothing. */
	start(): Promise<void>;
	dispose(): Promise<void>;
}

/**
 * Whether there is a Redis to test with. In CI there has to be one; elsewhere its tests are left out,
 * with a word.
 */
export async function hasRedis(): Promise<boolean> {
	try {
		const redis = await testRedis();
		await redis.dispose();
		return true;
	} catch (error) {
		if (process.env.CI) throw error;
		process.stderr.write('No redis-server: what needs one is not tested.\n');
		return false;
	}
}

/** `hosts`: where it listens, beside this machine's own address. */
export async function testRedis(hosts: readonly string[] = []): Promise<TestRedis> {
	const port = await freePort();
	const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-redis-'));
	let child: ChildProcess | null = null;
	async function kill(): Promise<void> {
		const running = child;
		child = null;
		if (!running) return;
		const gone = new Promise((resolve) => running.once('exit', resolve));
		running.kill('SIGKILL');
		await gone;
	}
	async function start(): Promise<void> {
		const options = [
			...['--port', String(port), '--bind', '127.0.0.1', ...hosts],
			...['--protected-mode', 'no', '--save', '', '--dir', dir]
		];
		child = spawn('redis-server', options, { stdio: 'ignore' });
		await answers(child, port);
	}
	const url = `redis://127.0.0.1:${port}`;
	await start();
	return {
		...{ port, url },
		get pid() {
			return child?.pid ?? 0;
		},
		kill,
		pause: () => void child?.kill('SIGSTOP'),
		resume: () => void child?.kill('SIGCONT'),
		async flush() {
			const client = createClient({ url });
			// What fails tells whoever asked.
			client.on('error', () => undefined);
			await client.connect();
			await client.flushAll();
			await client.close();
		},
		start,
		async dispose() {
			await kill();
			await fs.rm(dir, { recursive: true, force: true });
		}
	};
}

/** Resolves once something listens there; rejects where the process ends instead. */
function answers(child: ChildProcess, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
		const ask = () => {
			const socket = net.connect(port, '127.0.0.1');
			socket.once('connect', () => (socket.destroy(), resolve()));
			socket.once('error', () => setTimeout(ask, 20));
		};
		ask();
	});
}
