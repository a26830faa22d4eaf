import fs from 'node:fs';

/** Of the kernel’s clock ticks, in which it counts processor time; 100 on every Linux there is. */
const TICKS_PER_SECOND = 100;
/** Fields of `stat` from the one after the name: parent, times of the process, and of its children that have ended. */
const PARENT = 1;
const OWN = [11, 12];
const OF_THE_ENDED = [13, 14];

/** Processor time a process and all its threads have used so far, s, in steps of 10 ms. */
export const cpuOf = (pid: number): number => sum(statOf(pid), OWN) / TICKS_PER_SECOND;

/** The same with all its children, those that have ended included. */
export function cpuOfFamily(pid: number): number {
	const own = sum(statOf(pid), [...OWN, ...OF_THE_ENDED]);
	const children = statsOfAll().filter((stat) => Number(stat[PARENT]) === pid);
	return children.reduce((all, stat) => all + sum(stat, OWN), own) / TICKS_PER_SECOND;
}

const statsOfAll = (): string[][] =>
	fs
		.readdirSync('/proc')
		.map(Number)
		.filter((pid) => pid > 0)
		.flatMap((pid) => statIfAlive(pid));

/** Empty: it has ended meanwhile. */
function statIfAlive(pid: number): [string[]] | [] {
	try {
		return [statOf(pid)];
	} catch (error) {
		if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
		throw error;
	}
}

const sum = (fields: readonly string[], wanted: readonly number[]): number =>
	wanted.reduce((all, index) => all + Number(fields[index]), 0);

function statOf(pid: number): string[] {
	const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name before it may hold anything, spaces and parentheses included.
	return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Memory a process holds, bytes. */
export function rssOf(pid: number): number {
	const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}
