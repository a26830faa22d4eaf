import type { Outcome } from './run.ts';

/** What went wrong in a run, with all that is needed to play it again; null if nothing did. */
export function complaint(outcome: Outcome): string | null {
	const { seed, lost, taken, doubled, miscredited, diverged, threw, log } = outcome;
	const counts = { lost, taken, doubled, miscredited, diverged };
	if (!threw && !Object.values(counts).some((list) => list.length)) return null;
	return [
		`seed ${seed}: npm run fuzz -- --seed ${seed}`,
		...Object.entries(counts).map(([name, list]) => `${name} ${list.length} ${list.join(' ')}`),
		threw ?? '',
		...log
	].join('\n');
}

/** The seeds to run: one by STORY_FUZZ_SEED, or so many as STORY_FUZZ_SEEDS says. */
export function seedsOf(usual: number, share = 1): number[] {
	const { STORY_FUZZ_SEED: one, STORY_FUZZ_SEEDS: many } = process.env;
	if (one !== undefined) return [Number(one)];
	const count = many === undefined ? usual : Math.ceil(Number(many) * share);
	return Array.from({ length: count }, (_, i) => i + 1);
}
