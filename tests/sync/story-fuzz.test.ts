import { expect, it } from 'vitest';
import { OPERATIONS } from './story/operations.ts';
import { runStory, type Outcome } from './story/run.ts';

const SEEDS = Number(process.env.STORY_FUZZ_SEEDS ?? 500);
const ONE = process.env.STORY_FUZZ_SEED;

/** Seeds that once went wrong. */
const PINNED: Record<string, number> = {};

function complaint(outcome: Outcome): string | null {
	const { seed, lost, taken, doubled, diverged, threw, log } = outcome;
	if (!threw && ![lost, taken, doubled, diverged].some((list) => list.length)) return null;
	return [
		`seed ${seed}: npm run fuzz -- --seed ${seed}`,
		`lost ${lost.length}, taken by undo ${taken.length}, doubled ${doubled.length}, diverged ${diverged.length}`,
		threw ?? '',
		ONE || SEEDS <= 500 ? log.join('\n') : ''
	].join('\n');
}

it.each(Object.entries(PINNED))('%s (seed %i)', (_, seed) => {
	expect(complaint(runStory(seed))).toBeNull();
});

it('people who write one story at once lose and double nothing', () => {
	const seeds = ONE ? [Number(ONE)] : Array.from({ length: SEEDS }, (_, i) => i + 1);
	const total = { typed: 0, deleted: 0, operations: new Map<string, number>() };
	const complaints: string[] = [];
	for (const seed of seeds) {
		const outcome = runStory(seed);
		const wrong = complaint(outcome);
		if (wrong) complaints.push(wrong);
		total.typed += outcome.typed;
		total.deleted += outcome.deleted;
		for (const [name, count] of outcome.operations)
			total.operations.set(name, (total.operations.get(name) ?? 0) + count);
	}
	expect(complaints.slice(0, 3).join('\n\n') || null, `${complaints.length} seeds`).toBeNull();
	if (ONE) return;
	for (const [, name] of OPERATIONS) expect(total.operations.get(name), name).toBeGreaterThan(0);
	expect(total.typed).toBeGreaterThan(SEEDS * 30);
	expect(total.deleted).toBeLessThan(total.typed * 0.7);
});
