/**
 * Measures what bench/README.md names: `npm run bench [-- part …]`. Prints a table, writes
 * bench/results/<part>.json, and ends with 1 if something does not hold.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { holds, type Figure } from './lib/figures.ts';
import { chunkOrigins } from './lib/chunks.ts';
import { openNewsroom, type Newsroom } from './lib/newsroom.ts';
import { measureBoard } from './parts/board.ts';
import { measureLatency } from './parts/latency.ts';
import { measureOpening } from './parts/open.ts';
import { measureSizes } from './parts/sizes.ts';
import { measureTyping } from './parts/typing.ts';

const RESULTS = path.resolve(import.meta.dirname, 'results');

const PARTS: Record<string, (newsroom: Newsroom) => Promise<Figure[]>> = {
	sizes: (newsroom) => measureSizes(newsroom, origins),
	open: measureOpening,
	typing: measureTyping,
	board: measureBoard,
	latency: measureLatency
};

function tableOf(figures: Figure[]): string {
	const rows = figures.map(
		({ what, measured, limit, unit, ...figure }) =>
			`| ${what} | ${measured} ${unit} | ${limit} ${unit} | ${holds({ what, measured, limit, unit, ...figure }) ? 'holds' : '**does not hold**'} |`
	);
	return ['| what | measured | must hold | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}`);

const isWanted = (part: string) => chosen.length === 0 || chosen.includes(part);
const origins = isWanted('sizes') ? chunkOrigins() : {};

await fs.mkdir(RESULTS, { recursive: true });
const newsroom = await openNewsroom();
const all: Figure[] = [];
try {
	for (const [name, measure] of Object.entries(PARTS)) {
		if (!isWanted(name)) continue;
		const figures = await measure(newsroom);
		all.push(...figures);
		const file = path.join(RESULTS, `${name}.json`);
		await fs.writeFile(file, `${JSON.stringify({ at: new Date(), figures }, null, '\t')}\n`);
		process.stdout.write(`${tableOf(figures)}\n\n`);
	}
} finally {
	await newsroom.close();
}
process.exitCode = all.every(holds) ? 0 : 1;
