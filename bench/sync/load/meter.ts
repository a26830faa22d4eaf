import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { round } from '../../lib/figures.ts';
import { cpuOf } from '../proc.ts';
import type { Result } from '../results.ts';

/** What a server, and the load client itself, use of the processor from one moment on. */
export class Meter {
	readonly #pid: number;
	readonly #begun = performance.now();
	readonly #server: number;
	readonly #own = process.cpuUsage();
	readonly #loop = performance.eventLoopUtilization();

	constructor(pid: number) {
		this.#pid = pid;
		this.#server = cpuOf(pid);
	}

	/** Seconds of processor time of the server since then. */
	get cpu(): number {
		return cpuOf(this.#pid) - this.#server;
	}

	get seconds(): number {
		return (performance.now() - this.#begun) / 1000;
	}

	/** How busy the load client was: near 1 it is what the figures show, and not the server. */
	client(): Result {
		const { user, system } = process.cpuUsage(this.#own);
		const { utilization } = performance.eventLoopUtilization(this.#loop);
		return {
			clientCpuShare: round((user + system) / 1e6 / this.seconds, 3),
			clientLoop: round(utilization, 3)
		};
	}
}
