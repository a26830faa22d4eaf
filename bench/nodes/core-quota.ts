import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = '/sys/fs/cgroup';
/** In which a share of a core is given out, µs: short, so that nobody waits long for the next one. A share is 1 ms at least. */
const PERIOD = 10_000;

/** A share of one core that a process may use, with all its threads. */
export interface CoreQuota {
	/** When the process is gone. */
	remove(): Promise<void>;
}

/** Binds a process to one core, and to a share of that (0…1). Takes the right to make control groups. */
export async function giveCore(pid: number, core: number, share: number): Promise<CoreQuota> {
	await run('taskset', ['-a', '-p', '-c', String(core), String(pid)]);
	const isUnified = await exists(path.join(ROOT, 'cgroup.controllers'));
	const folder = path.join(ROOT, isUnified ? '' : 'cpu', `copydesk-bench-${pid}`);
	await fs.mkdir(folder);
	const set = (file: string, value: string) => fs.writeFile(path.join(folder, file), value);
	const quota = Math.round(PERIOD * share);
	if (isUnified) await set('cpu.max', `${quota} ${PERIOD}`);
	else {
		await set('cpu.cfs_period_us', String(PERIOD));
		await set('cpu.cfs_quota_us', String(quota));
	}
	await set('cgroup.procs', String(pid));
	return { remove: () => fs.rmdir(folder) };
}

const exists = (file: string): Promise<boolean> =>
	fs.access(file).then(
		() => true,
		() => false
	);
