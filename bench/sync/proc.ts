import fs from 'node:fs';

/** Of the kernel’s clock ticks, in which it counts processor time; 100 on every Linux there is. */
const TICKS_PER_SECOND = 100;

/** Processor time a process and all its threads have used so far, s, in steps of 10 ms. */
export function cpuOf(pid: number): number {
	const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name before it may hold anything, spaces and parentheses included.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Memory a process holds, bytes. */
export function rssOf(pid: number): number {
	const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}
