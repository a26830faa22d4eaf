import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { round } from '../../lib/figures.ts';
import { cpuOf, cpuOfFamily } from '../proc.ts';
import type { Result } from '../results.ts';
import type { Beside } from '../shape.ts';

/** What servers, and the load client itself, use of the processor from one moment on. */
export class Meter {
	readonly #begun = performance.now();
	readonly #servers: { pid: number; before: number }[];
	readonly #beside: { name: string; pid: number; before: number }[];
	readonly #own = process.cpuUsage();
	readonly #loop = performance.eventLoopUtilization();

	constructor({ servers, beside = {} }: { servers: readonly number[]; beside?: Beside }) {
		this.#beside = Object.entries(beside).map(([name, pid]) => ({
			...{ name, pid },
			before: cpuOfFamily(pid)
		}));
		this.#servers = servers.map((pid) => ({ pid, before: cpuOf(pid) }));
	}

	/** Seconds of processor time of all servers since then. */
	get cpu(): number {
		return this.#used().reduce((sum, used) => sum + used, 0);
	}

	get seconds(): number {
		return (performance.now() - this.#begun) / 1000;
	}

	/** Of several servers, how much of a core the busiest used. */
	busiest(): Result {
		if (this.#servers.length === 1) return {};
		return { busiestShare: round(Math.max(...this.#used()) / this.seconds, 3) };
	}

	/** Seconds of processor time of what stands beside them, by name. */
	beside(): Result {
		return Object.fromEntries(
			this.#beside.map(({ name, pid, before }) => [name, cpuOfFamily(pid) - before])
		);
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

	#used(): number[] {
		return this.#servers.map(({ pid, before }) => cpuOf(pid) - before);
	}
}
