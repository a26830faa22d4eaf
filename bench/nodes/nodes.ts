import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Figure } from '../lib/figures.ts';
import { machine } from '../sync/machine.ts';
import { summaryTable } from '../sync/report.ts';
import type { Shelf } from '../sync/stories.ts';
import { summarize, type Run } from '../sync/summary.ts';
import { PrivatePostgres } from './private-postgres.ts';
import { Stage, type Case } from './stage.ts';
import type { Filled, System } from './systems.ts';
import type { Workload } from './workloads.ts';

export interface NodesOptions {
	rounds: number;
	/** Only cases of these systems; null: of all. */
	systems: readonly string[] | null;
	/** Where the figures are kept. */
	results: string;
}

/** Measures several servers on a PostgreSQL of its own; prints a table of what each case took. */
export async function measureNodes(
	name: string,
	workload: Workload,
	{ rounds, systems, results }: NodesOptions
): Promise<Figure[]> {
	say(`nodes:${name}: ${workload.title}`);
	const made = await workload.cases();
	const cases = made.filter(({ system }) => systems === null || systems.includes(system.name));
	const postgres = await PrivatePostgres.start();
	const runs: Run[] = [];
	try {
		const filled = new FilledDatabases(postgres);
		for (let round = 1; round <= rounds; round++)
			for (const one of cases) runs.push(await runCase(one, round, postgres, filled));
	} finally {
		await postgres.close();
	}
	const summary = summarize(runs);
	const figures = workload.figures(summary);
	const file = path.join(results, `nodes-${name}.json`);
	const report = { at: new Date(), ...machine(), title: workload.title, figures, summary, runs };
	await fs.writeFile(file, `${JSON.stringify(report, null, '\t')}\n`);
	process.stdout.write(`${summaryTable(summary)}\n\n`);
	return figures;
}

async function runCase(
	one: Case,
	round: number,
	postgres: PrivatePostgres,
	filled: FilledDatabases
): Promise<Run> {
	const content = await filled.of(one.system, one.shelf);
	const [load = 0] = os.loadavg();
	const stage = await Stage.set(one, round, postgres, content);
	try {
		const result = await one.run(stage);
		say(`round ${round}, ${one.name}: ${JSON.stringify(result)}`);
		return { case: one.name, round, load, result };
	} finally {
		await stage.strike();
	}
}

/** Databases that are filled once. */
class FilledDatabases {
	readonly #postgres: PrivatePostgres;
	readonly #filled = new Map<System, Map<Shelf, Filled>>();

	constructor(postgres: PrivatePostgres) {
		this.#postgres = postgres;
	}

	async of(system: System, shelf: Shelf): Promise<Filled> {
		const shelves = this.#filled.get(system) ?? new Map<Shelf, Filled>();
		this.#filled.set(system, shelves);
		const known = shelves.get(shelf) ?? (await system.fill(await this.#postgres.database(), shelf));
		shelves.set(shelf, known);
		return known;
	}
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
