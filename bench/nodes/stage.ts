import process from 'node:process';
import { testRedis, type TestRedis } from '#tests/support/redis.ts';
import type { Result } from '../sync/results.ts';
import type { Running } from '../sync/servers.ts';
import type { Beside } from '../sync/shape.ts';
import type { Shelf } from '../sync/stories.ts';
import type { PrivatePostgres } from './private-postgres.ts';
import type { Filled, System } from './systems.ts';

/** One line of a workload: a system on so many servers, and what is done with it. */
export interface Case {
	name: string;
	system: System;
	/** One is alone and without Redis. */
	servers: 1 | 2;
	shelf: Shelf;
	run(stage: Stage): Promise<Result>;
}

/** Servers just started on a copy of the shelf, with a Redis of their own. */
export class Stage {
	readonly shelf: Shelf;
	readonly seed: number;
	readonly postgres: PrivatePostgres;
	readonly #system: System;
	readonly #filled: Filled;
	readonly #redis: TestRedis | null;
	readonly #nodes: Running[] = [];

	private constructor(
		{ system, shelf }: Case,
		seed: number,
		postgres: PrivatePostgres,
		filled: Filled,
		redis: TestRedis | null
	) {
		this.#system = system;
		this.shelf = shelf;
		this.seed = seed;
		this.postgres = postgres;
		this.#filled = filled;
		this.#redis = redis;
	}

	static async set(
		one: Case,
		seed: number,
		postgres: PrivatePostgres,
		filled: Filled
	): Promise<Stage> {
		const url = await postgres.copyOf(filled.url);
		const redis = one.servers > 1 ? await testRedis() : null;
		const stage = new Stage(one, seed, postgres, { ...filled, url }, redis);
		try {
			for (let node = 0; node < one.servers; node++) stage.#nodes.push(await stage.#start());
		} catch (error) {
			await stage.strike();
			throw error;
		}
		return stage;
	}

	get nodes(): readonly Running[] {
		return this.#nodes;
	}

	/** What the servers stand on, whose processor time is told beside theirs. */
	get beside(): Beside {
		const { pid: postgres } = this.postgres;
		return { postgres, ...(this.#redis && { redis: this.#redis.pid }) };
	}

	/** Starts anew the first so many servers, which were killed, and others if they have ended. */
	async mend(killed: number): Promise<void> {
		await this.postgres.answers();
		for (const [index, node] of this.#nodes.entries()) {
			if (index >= killed && isAlive(node.pid)) continue;
			await node.end('SIGKILL');
			this.#nodes[index] = await this.#start();
		}
	}

	/** How they stop is not measured, and their data are thrown away. */
	async strike(): Promise<void> {
		await Promise.all(this.#nodes.map((node) => node.end('SIGKILL')));
		await this.#redis?.dispose();
		await this.postgres.drop(this.#filled.url);
	}

	#start(): Promise<Running> {
		const { url: database, cookies } = this.#filled;
		return this.#system.start({ database, cookies, redis: this.#redis?.url ?? null });
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
		throw error;
	}
}
