import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Case } from './cases.ts';
import { DataFolders } from './data-folders.ts';
import type { SyncFigure } from './limits.ts';
import { machine } from './machine.ts';
import { summaryTable } from './report.ts';
import type { Running } from './servers.ts';
import { summarize, type Run } from './summary.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

export interface SyncOptions {
	/** Names of workloads. */
	workloads: readonly string[];
	rounds: number;
	/** Only cases of these servers; null: of all. */
	servers: readonly string[] | null;
	/** Where the figures are kept. */
	results: string;
}

/** Measures the sync engine against its peers; prints a table for each workload. */
export async function measureSync(options: SyncOptions): Promise<SyncFigure[]> {
	const folders = await DataFolders.make();
	const all: SyncFigure[] = [];
	try {
		for (const name of options.workloads) {
			const workload = WORKLOADS[name];
			if (!workload) throw new Error(`no such workload: ${name}`);
			all.push(...(await measure(name, workload, options, folders)));
		}
	} finally {
		await folders.close();
	}
	return all;
}

async function measure(
	name: string,
	workload: Workload,
	{ rounds, servers, results }: SyncOptions,
	folders: DataFolders
): Promise<SyncFigure[]> {
	say(`sync:${name}: ${workload.title}`);
	const made = await workload.cases();
	const cases = made.filter(({ server }) => servers === null || servers.includes(server.name));
	const runs: Run[] = [];
	for (let round = 1; round <= rounds; round++)
		for (const one of cases) {
			const run = await runCase(one, round, folders);
			say(`round ${round}, ${one.name}: ${JSON.stringify(run.result)}`);
			runs.push(run);
		}
	for (const shelf of new Set(made.map((one) => one.shelf))) await folders.forget(shelf);
	const summary = summarize(runs);
	const figures = workload.figures(summary);
	const file = path.join(results, `sync-${name}.json`);
	const report = { at: new Date(), ...machine(), title: workload.title, figures, summary, runs };
	await fs.writeFile(file, `${JSON.stringify(report, null, '\t')}\n`);
	process.stdout.write(`${summaryTable(summary)}\n\n`);
	return figures;
}

async function runCase(one: Case, round: number, folders: DataFolders): Promise<Run> {
	const { server, shelf, name } = one;
	const dataDir = await folders.copyFor(server, shelf);
	const [load = 0] = os.loadavg();
	let running: Running = await server.start(dataDir);
	const restart = async () => {
		await running.end('SIGKILL');
		return (running = await server.start(dataDir));
	};
	try {
		const result = await one.run({ running, shelf, dataDir, seed: round, restart });
		return { case: name, round, load, result };
	} finally {
		// How it stops is not measured, and a copy of its data is thrown away.
		await running.end('SIGKILL');
		await folders.remove(dataDir);
	}
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
