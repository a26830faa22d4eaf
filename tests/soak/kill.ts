import { killRounds } from '#tests/support/kill-rounds.ts';
import { killableServer } from '#tests/support/killable-server.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

/** kill -9 under 20 people who type in 8 stories, five words a second each. */
export async function kill({ rounds = 50, seed = 4387 }): Promise<Figure[]> {
	const server = await killableServer({ editors: 20, stories: 8 });
	const outcome = await killRounds(server, {
		rounds,
		seed,
		people: Array.from({ length: 20 }, (_, index) => `editor-${index + 1}`),
		stories: Array.from({ length: 8 }, (_, index) => `story-${index + 1}`),
		every: 200,
		typing: [2000, 3000]
	});
	await server.dispose();
	return [
		told('rounds', rounds),
		atLeast('words acknowledged', outcome.acknowledged, 50 * rounds),
		atLeast('words under way at a kill', outcome.unacknowledged, 1),
		none('acknowledged words lost', outcome.lost),
		none('words that are there twice', outcome.doubled),
		none('stories whose windows, log and server differ', outcome.differing),
		atMost('all saved after the restart, p95', percentile(outcome.back, 0.95), 10_000, ' ms')
	];
}
