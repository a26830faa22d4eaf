import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FloodReport } from './half-open-flood.ts';

/** Connections that never come to anything, held by another process. */
export interface Flood {
	readonly report: FloodReport;
	/** The most that stood at one time. */
	readonly most: number;
	end(): Promise<void>;
}

export interface FloodOptions {
	origin: string;
	/** How many there shall be at a time, and how many are opened in a second. */
	connections: number;
	rate: number;
}

/** Throws where no process may have so many files open; asked before anything is started. */
export function needFiles(connections: number): void {
	const wanted = connections + 500;
	const allowed = mostFiles();
	if (allowed >= wanted) return;
	throw new Error(
		`This needs ${wanted} open files for one process, and here are ${allowed}: raise it with “ulimit -n ${wanted}”.`
	);
}

export function openFlood({ origin, connections, rate }: FloodOptions): Flood {
	const script = path.join(import.meta.dirname, 'half-open-flood.ts');
	const args = [new URL(origin).port, connections, rate].map(String);
	const child = fork(script, args);
	// Attackers do not take their time from the server's machine.
	os.setPriority(child.pid ?? 0, os.constants.priority.PRIORITY_LOW);
	const flood = {
		report: { opened: 0, standing: 0, cut: 0, failed: {} },
		most: 0,
		async end() {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.disconnect();
			await gone;
		}
	};
	child.on('message', (report: FloodReport) => {
		flood.report = report;
		flood.most = Math.max(flood.most, report.standing);
	});
	return flood;
}

/** Node raises its own limit to the hard one, and so will its children. */
function mostFiles(): number {
	const limits = fs.readFileSync('/proc/self/limits', 'utf8');
	const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1] ?? '';
	return hard === 'unlimited' ? Infinity : Number(hard);
}
