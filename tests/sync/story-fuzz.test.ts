import { expect, it } from 'vitest';
import { complaint, seedsOf } from './story/complaint.ts';
import { OPERATIONS } from './story/operations.ts';
import { runStory } from './story/run.ts';

/** Seeds that once went wrong. */
const PINNED: [what: string, seed: number][] = [
	['undo of a merge with a moved block, after undo of a later one', 2532],
	['a merge of words that somebody else, not yet heard of, has merged elsewhere', 16346],
	['a merge in a story that came with marks before its text was asked for', 16476]
];

it.each(PINNED)('%s', (_, seed) => {
	expect(complaint(runStory(seed))).toBeNull();
});

const seeds = seedsOf(500);
const AT_ONCE = 50;
const groups = Array.from({ length: Math.ceil(seeds.length / AT_ONCE) }, (_, i) =>
	seeds.slice(i * AT_ONCE, (i + 1) * AT_ONCE)
).map((group) => ({ group, from: group[0], to: group[group.length - 1] }));

it.each(groups)('people who write one story lose and double nothing: $from to $to', ({ group }) => {
	const total = { typed: 0, deleted: 0, operations: new Map<string, number>() };
	const complaints: string[] = [];
	for (const seed of group) {
		const outcome = runStory(seed);
		const wrong = complaint(outcome);
		if (wrong) complaints.push(wrong);
		total.typed += outcome.typed;
		total.deleted += outcome.deleted;
		for (const [name, count] of outcome.operations)
			total.operations.set(name, (total.operations.get(name) ?? 0) + count);
	}
	expect(complaints.slice(0, 3).join('\n\n'), `${complaints.length} seeds went wrong`).toBe('');
	if (group.length < AT_ONCE) return;
	for (const [, name] of OPERATIONS) expect(total.operations.get(name), name).toBeGreaterThan(0);
	expect(total.typed).toBeGreaterThan(group.length * 50);
	expect(total.deleted).toBeGreaterThan(group.length * 10);
	expect(total.deleted).toBeLessThan(total.typed * 0.75);
});
