/**
 * The long runs that docs/reliability.md tells of:
 *   npm run soak                                all of them
 *   npm run soak -- kill --rounds 5             one, or some, with other counts
 * Prints what was measured and ends with 1 if something does not hold.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { chaos } from './chaos.ts';
import { commenter } from './commenter.ts';
import { deploy } from './deploy.ts';
import { disk } from './disk.ts';
import { failover } from './failover.ts';
import { fencing } from './fencing.ts';
import { formula } from './formula.ts';
import { frames } from './frames.ts';
import { halfOpen } from './half-open.ts';
import { kill } from './kill.ts';
import { evenings } from './evenings.ts';
import { nights } from './nights.ts';
import { nodes } from './nodes.ts';
import { order } from './order.ts';
import { pages } from './pages.ts';
import { photos } from './photos.ts';
import { restore } from './restore.ts';
import { revocation } from './revocation.ts';
import { rooms } from './rooms.ts';
import { slow } from './slow.ts';

// Each of many windows has a handler of its own for the end.
process.setMaxListeners(0);

const COUNTS = [
	'rounds',
	'seed',
	'frames',
	'minutes',
	'seconds',
	'connections',
	'edits',
	'rooms',
	'pages',
	'stories'
] as const;
type Options = Partial<Record<(typeof COUNTS)[number], number>>;

const PARTS: Record<string, (options: Options) => Promise<Figure[]>> = {
	kill,
	restore,
	order,
	disk,
	frames,
	commenter,
	'half-open': halfOpen,
	slow,
	rooms,
	pages,
	photos,
	formula,
	nights,
	evenings,
	nodes,
	chaos,
	failover,
	fencing,
	revocation,
	deploy
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: Object.fromEntries(COUNTS.map((name) => [name, { type: 'string' }])) as Record<
		keyof Options,
		{ type: 'string' }
	>
});
const options: Options = Object.fromEntries(
	Object.entries(values).map(([name, value]) => [name, Number(value)])
);
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0)
	throw new Error(
		`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`
	);

for (const [name, run] of Object.entries(PARTS)) {
	if (positionals.length > 0 && !positionals.includes(name)) continue;
	const begun = performance.now();
	const figures = await run(options);
	const seconds = Math.round((performance.now() - begun) / 1000);
	process.stdout.write(
		`\n## ${name} (${seconds} s)\n\n| what | measured | must be | |\n| - | - | - | - |\n`
	);
	for (const { what, measured, must, holds } of figures)
		process.stdout.write(
			`| ${what} | ${measured} | ${must} | ${holds ? '' : '**does not hold**'} |\n`
		);
	if (figures.some(({ holds }) => !holds)) process.exitCode = 1;
}
