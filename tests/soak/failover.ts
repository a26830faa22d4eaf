import { failoverRounds, type FailoverOutcome } from '#tests/support/failover-rounds.ts';
import { threeServers } from '#tests/support/three-servers.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

/** Twenty people in eight stories on three servers, five words a second each: one server after the other goes. */
export async function failover({ rounds = 6, seed = 4387 }): Promise<Figure[]> {
	const house = await threeServers();
	const options = { seed, rounds, people: 20, stories: 8, every: 200 };
	try {
		const killed = await failoverRounds(house, { ...options, signal: 'SIGKILL' });
		const stopped = await failoverRounds(house, { ...options, signal: 'SIGTERM' });
		return [
			told('network', house.network.kind),
			told('rounds of each', rounds),
			...figuresOf('kill -9', killed),
			...figuresOf('SIGTERM, one after the other', stopped)
		];
	} finally {
		await house.close();
	}
}

function figuresOf(how: string, outcome: FailoverOutcome): Figure[] {
	const { gaps, othersGaps } = outcome;
	return [
		atLeast(`${how}: windows that lost their server`, gaps.length, 1),
		told(`${how}: gap, median`, `${Math.round(percentile(gaps, 0.5))} ms`),
		atMost(`${how}: gap, p95`, percentile(gaps, 0.95), 3000, ' ms'),
		told(`${how}: gap, the longest`, `${Math.round(Math.max(...gaps))} ms`),
		told(
			`${how}: gap of those at other servers, p95`,
			`${Math.round(percentile(othersGaps, 0.95))} ms`
		),
		atLeast(`${how}: words acknowledged`, outcome.acknowledged, 1),
		none(`${how}: acknowledged words lost`, outcome.lost),
		none(`${how}: words that are there twice`, outcome.doubled),
		none(`${how}: stories whose windows, servers and log differ`, outcome.differing),
		none(`${how}: windows that were refused`, outcome.refused)
	];
}
