import { fleetRounds } from '#tests/support/fleet-rounds.ts';
import { openFleet } from '#tests/support/fleet.ts';
import { testDatabase } from '#tests/support/postgres.ts';
import { STORY } from '#tests/support/sync-server.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

/** Eight people on three servers of one PostgreSQL, between which something goes wrong again and again. */
export async function nodes({ rounds = 100, seed = 4387 }): Promise<Figure[]> {
	const database = await testDatabase();
	const fleet = await openFleet(database);
	const outcome = await fleetRounds(fleet, {
		...{ seed, rounds, typing: 600 },
		people: ['anna', 'ben', 'chen', 'editor', 'chief', 'editor-1', 'editor-2', 'editor-3'],
		stories: [STORY, 'second']
	});
	await fleet.close();
	await database.drop();
	return [
		told('rounds', rounds),
		told('what happened', JSON.stringify(outcome.happened)),
		atLeast('words acknowledged', outcome.acknowledged, 60 * rounds),
		none('acknowledged words lost', outcome.lost),
		none('words that are there twice', outcome.doubled),
		none('stories whose windows, servers and log differ', outcome.differing),
		none('windows that were refused', outcome.refused),
		atMost('together again, p95', percentile(outcome.together, 0.95), 5000, ' ms'),
		atMost('together again, the longest', Math.max(...outcome.together), 5000, ' ms')
	];
}
