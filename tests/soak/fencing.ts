import { fencingRounds } from '#tests/support/fencing-rounds.ts';
import { threeServers } from '#tests/support/three-servers.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

/** A server sleeps for 8 s, its right to write being over after 5, while six people type at it and two others. */
export async function fencing({ rounds = 10, seed = 4387 }): Promise<Figure[]> {
	const house = await threeServers({ editors: 6 });
	try {
		const outcome = await fencingRounds(house, { seed, rounds, people: 6, asleep: 8000 });
		return [
			told('network', house.network.kind),
			told('rounds', rounds),
			atLeast('words in hand when it woke up', outcome.inHand, rounds),
			atLeast('what it tried to write that was refused', outcome.refusals, rounds),
			atMost('rounds in which nothing was refused', outcome.unrefused, 0),
			atMost('rows that it wrote without a right to', outcome.landed, 0),
			atLeast('words acknowledged', outcome.acknowledged, 1),
			none('acknowledged words lost', outcome.lost),
			none('words that are there twice', outcome.doubled),
			none('stories whose windows, servers and log differ', outcome.differing),
			none('windows that were refused', outcome.refused),
			told(
				'all saved and alike after it woke up, median',
				`${Math.round(percentile(outcome.back, 0.5))} ms`
			),
			atMost(
				'all saved and alike after it woke up, the longest',
				Math.max(...outcome.back),
				5000,
				' ms'
			)
		];
	} finally {
		await house.close();
	}
}
