import fs from 'node:fs';

/** What a process holds in memory, bytes. */
export function rssOf(pid: number): number {
	const kilobytes = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kilobytes) * 1024;
}

/** Looks until it is stopped, and then says what the most was. */
export function watchRss(pid: number): { stop(): number } {
	let most = rssOf(pid);
	const timer = setInterval(() => (most = Math.max(most, rssOf(pid))), 100);
	return {
		stop() {
			clearInterval(timer);
			return most;
		}
	};
}
