import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readSyscalls, type Syscall } from './syscalls.ts';

/** A process whose system calls are written down, or fail as they were told to. */
export interface Trace {
	/** Lets go of the process, which runs on; resolves to what it did meanwhile. */
	end(): Promise<Syscall[]>;
}

export interface TraceOptions {
	/** The calls that are written down; they take a descriptor first. */
	calls: readonly string[];
	/** What is to fail, as strace’s `-e inject` has it: `fsync:error=EIO:when=1..20`, counted by thread. */
	inject?: string;
}

/** Resolves once strace has taken hold of every thread; throws where there is none or it may not. */
export async function strace(pid: number, { calls, inject }: TraceOptions): Promise<Trace> {
	const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-trace-'));
	const file = path.join(dir, 'trace');
	const args = ['-f', '-tt', '-yy', '-xx', '-s', '10000000', '-o', file, '-p', String(pid)];
	args.push('-e', `trace=${calls.join(',')}`);
	if (inject) args.push('-e', `inject=${inject}`);
	const child = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
	const gone = new Promise<void>((resolve) => child.once('close', resolve));
	await new Promise<void>((resolve, reject) => {
		let said = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (/Process \d+ attached/.test(said)) resolve();
		});
		child.once('error', () =>
			reject(new Error('This needs strace, which is not here: “apt-get install strace”.'))
		);
		child.once('close', () => reject(new Error(`strace may not look at the server: ${said}`)));
	});
	return {
		async end() {
			child.kill('SIGINT');
			await gone;
			const trace = await fs.readFile(file, 'utf8');
			await fs.rm(dir, { recursive: true });
			return readSyscalls(trace);
		}
	};
}
