import { expect, it } from 'vitest';
import { OPERATIONS } from './room/operations.ts';
import { runRoom } from './room/run.ts';

/** Operations of a seed. */
const LENGTH = 300;
const AT_ONCE = 50;

/** Seeds that once went wrong. */
const PINNED: [what: string, seed: number][] = [
	['an edit of the server asked for in the moment another was done', 14],
	['the same, among more people', 27],
	['SYNC20: a crash, and words it lost that came back after the room was closed in order', 137],
	['SYNC7: locked out and let in again while the first words waited for the disk', 6146],
	['SYNC3: words that came before the answer to step 1, and were lost in a crash', 14882],
	['the same, and sent to the next server', 26675]
];

const only = process.env.ROOM_FUZZ_SEED;
const count = only === undefined ? Number(process.env.ROOM_FUZZ_SEEDS ?? 200) : 1;
const groups = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, index) => {
	const from = Number(only ?? 1) + index * AT_ONCE;
	return { from, to: Math.min(from + AT_ONCE, Number(only ?? 1) + count) - 1 };
});
/** What happened in all of them, to prove that the run was not about nothing. */
const happened = new Map<string, number>();

async function play(seed: number): Promise<string> {
	const { complaints, counts, story } = await runRoom(seed, LENGTH);
	for (const [what, times] of counts) happened.set(what, (happened.get(what) ?? 0) + times);
	if (complaints.length === 0) return '';
	const told = only === undefined ? '' : `\n${story.join('\n')}`;
	return `seed ${seed}: ${complaints.slice(0, 5).join('; ')}${told}`;
}

it.each(PINNED)('%s', async (_, seed) => {
	expect(await play(seed)).toBe('');
});

it.each(groups)(
	'SYNC3, SYNC7: two to six people, a network and a server that fail: seeds $from to $to',
	async ({ from, to }) => {
		const wrong: string[] = [];
		for (let seed = from; seed <= to; seed++) wrong.push(await play(seed));
		const complaints = wrong.filter((one) => one !== '');
		expect(complaints.slice(0, 3).join('\n\n'), `${complaints.length} went wrong`).toBe('');
	},
	600_000
);

it.runIf(only === undefined)('everything has happened in them', () => {
	for (const [, name] of OPERATIONS) expect(happened.get(name), name).toBeGreaterThan(0);
	const refused = [...happened].filter(([what]) => what.startsWith('refused: '));
	expect(refused).toHaveLength(9);
	expect(happened.get('long words')).toBeGreaterThan(0);
	expect(happened.get('characters')).toBeGreaterThan(500 * count);
	expect(happened.get('edits told to be saved')).toBeGreaterThan(50 * count);
	if (count > 200) console.log(Object.fromEntries([...happened].sort()));
});
