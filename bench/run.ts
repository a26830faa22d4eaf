/**
 * Measures what bench/README.md names: `npm run bench [-- part …] [--rounds N] [--servers a,b]`. Prints
 * a table, writes bench/results/<part>.json, and ends with 1 if something does not hold.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chunkOrigins } from './lib/chunks.ts';
import { holds, type Figure } from './lib/figures.ts';
import { openNewsroom, type Newsroom } from './lib/newsroom.ts';
import { measureBoard } from './parts/board.ts';
import { measureCheck } from './parts/check.ts';
import { measureDiff } from './parts/diff.ts';
import { measureHistory } from './parts/history.ts';
import { measureLatency } from './parts/latency.ts';
import { measureNewsrooms } from './parts/newsrooms.ts';
import { measureOpening } from './parts/open.ts';
import { measurePlan } from './parts/plan.ts';
import { measurePress } from './parts/press.ts';
import { measureReplay } from './parts/replay.ts';
import { measureSizes } from './parts/sizes.ts';
import { measureTypeset } from './parts/typeset.ts';
import { measureTyping } from './parts/typing.ts';
import { measureYears } from './parts/years.ts';
import { measureNodes } from './nodes/nodes.ts';
import { WORKLOADS as NODES_WORKLOADS } from './nodes/workloads.ts';
import { limitTable } from './sync/report.ts';
import { measureSync } from './sync/sync.ts';
import { WORKLOADS } from './sync/workloads.ts';

const RESULTS = path.resolve(import.meta.dirname, 'results');
const SYNC = 'sync';
const NODES = 'nodes';

const PARTS: Record<string, (newsroom: Newsroom) => Promise<Figure[]>> = {
	sizes: (newsroom) => measureSizes(newsroom, isWanted('sizes') ? chunkOrigins() : {}),
	open: measureOpening,
	typing: measureTyping,
	board: measureBoard,
	latency: measureLatency,
	typeset: measureTypeset,
	press: measurePress,
	replay: measureReplay
};

/** Parts that have what they need of their own. */
const ALONE: Record<string, () => Promise<Figure[]> | Figure[]> = {
	diff: measureDiff,
	history: measureHistory,
	check: measureCheck,
	plan: measurePlan,
	years: measureYears,
	newsrooms: measureNewsrooms
};

function tableOf(figures: Figure[]): string {
	const rows = figures.map((figure) => {
		const { what, measured, limit, unit } = figure;
		const verdict = holds(figure) ? 'holds' : '**does not hold**';
		return `| ${what} | ${measured} ${unit} | ${limit} ${unit} | ${verdict} |`;
	});
	return ['| what | measured | must hold | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const { positionals: chosen, values } = parseArgs({
	allowPositionals: true,
	options: {
		rounds: { type: 'string', default: '5' },
		servers: { type: 'string' }
	}
});

const workloads = Object.keys(WORKLOADS);
const known = [
	...Object.keys(PARTS),
	...Object.keys(ALONE),
	SYNC,
	...workloads.map((name) => `${SYNC}:${name}`),
	NODES,
	...Object.keys(NODES_WORKLOADS).map((name) => `${NODES}:${name}`)
];
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}`);

const isWanted = (part: string) => chosen.length === 0 || chosen.includes(part);

async function told(name: string, figures: Figure[]): Promise<Figure[]> {
	const file = path.join(RESULTS, `${name}.json`);
	await fs.writeFile(file, `${JSON.stringify({ at: new Date(), figures }, null, '\t')}\n`);
	process.stdout.write(`${tableOf(figures)}\n\n`);
	return figures;
}

async function measureAlone(): Promise<Figure[]> {
	const all: Figure[] = [];
	for (const [name, measure] of Object.entries(ALONE))
		if (isWanted(name)) all.push(...(await told(name, await measure())));
	return all;
}

async function measurePages(): Promise<Figure[]> {
	const wanted = Object.entries(PARTS).filter(([name]) => isWanted(name));
	if (wanted.length === 0) return [];
	const all: Figure[] = [];
	const newsroom = await openNewsroom();
	try {
		for (const [name, measure] of wanted) all.push(...(await told(name, await measure(newsroom))));
	} finally {
		await newsroom.close();
	}
	return all;
}

async function measureEngine(): Promise<Figure[]> {
	const wanted = workloads.filter((name) => isWanted(SYNC) || isWanted(`${SYNC}:${name}`));
	if (wanted.length === 0) return [];
	const figures = await measureSync({
		workloads: wanted,
		rounds: Number(values.rounds),
		servers: values.servers?.split(',') ?? null,
		results: RESULTS
	});
	process.stdout.write(`${limitTable(figures)}\n\n`);
	return figures;
}

async function measureSeveral(): Promise<Figure[]> {
	const all: Figure[] = [];
	for (const [name, workload] of Object.entries(NODES_WORKLOADS)) {
		if (!isWanted(NODES) && !isWanted(`${NODES}:${name}`)) continue;
		const figures = await measureNodes(name, workload, {
			rounds: Number(values.rounds),
			systems: values.servers?.split(',') ?? null,
			results: RESULTS
		});
		process.stdout.write(`${tableOf(figures)}\n\n`);
		all.push(...figures);
	}
	return all;
}

await fs.mkdir(RESULTS, { recursive: true });
const all = [
	...(await measureAlone()),
	...(await measurePages()),
	...(await measureEngine()),
	...(await measureSeveral())
];
process.exitCode = all.every(holds) ? 0 : 1;
