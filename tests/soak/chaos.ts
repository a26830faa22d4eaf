import { chaosRounds, type ChaosOutcome } from '#tests/support/chaos-rounds.ts';
import { TROUBLES, type Trouble } from '#tests/support/chaos-troubles.ts';
import { threeServers } from '#tests/support/three-servers.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

/** Stories are begun anew after so many rounds, since whoever types reads all of them. */
const AT_ONCE = 10;

/**
 * Six people in two stories on three servers, each in a network of its own, while servers, ways, Redis and
 * PostgreSQL fail: each kind in its turn, every second time with another one at once.
 */
export async function chaos({ rounds = 100, seed = 4387 }): Promise<Figure[]> {
	const house = await threeServers({ editors: 6 });
	const random = randomOf(seed);
	const outcomes: ChaosOutcome[] = [];
	try {
		for (let done = 0; done < rounds; done += AT_ONCE) {
			const numbers = Array.from({ length: Math.min(AT_ONCE, rounds - done) }, (_, i) => done + i);
			outcomes.push(
				await chaosRounds(house, {
					...{ seed: seed + done, people: 6, stories: 2, every: 60 },
					rounds: numbers.map((number) => troublesOf(number, random)),
					hear: (round) => process.stderr.write(`${round}\n`)
				})
			);
		}
	} finally {
		await house.close();
	}
	return [told('network', house.network.kind), told('rounds', rounds), ...figuresOf(outcomes)];
}

function troublesOf(number: number, random: Random): Trouble[] {
	const all: Trouble[] = Object.values(TROUBLES);
	const first = all[number % all.length] as Trouble;
	if (random.chance(0.5)) return [first];
	const others = all.filter(({ to }) => to === 'server' || to !== first.to);
	return [first, random.pick(others.filter((other) => other !== first))];
}

function figuresOf(outcomes: readonly ChaosOutcome[]): Figure[] {
	const all = <K extends 'lost' | 'doubled' | 'differing' | 'refused'>(key: K): string[] =>
		outcomes.flatMap((outcome) => outcome[key]);
	const sum = (key: 'acknowledged' | 'moves' | 'typedMeanwhile' | 'savedMeanwhile'): number =>
		outcomes.reduce((total, outcome) => total + outcome[key], 0);
	const together = outcomes.flatMap((outcome) => outcome.together);
	const after = outcomes.flatMap((outcome) => outcome.after);
	const longest = together.indexOf(Math.max(...together));
	const happened: Record<string, number> = {};
	for (const outcome of outcomes)
		for (const [what, times] of Object.entries(outcome.happened))
			happened[what] = (happened[what] ?? 0) + times;
	return [
		told('what happened', JSON.stringify(happened)),
		atLeast('words acknowledged', sum('acknowledged'), 100 * together.length),
		told('words typed meanwhile', sum('typedMeanwhile')),
		told('of them saved meanwhile', sum('savedMeanwhile')),
		told('windows that went to another server', sum('moves')),
		none('acknowledged words lost', all('lost')),
		none('words that are there twice', all('doubled')),
		none('stories whose windows, servers and log differ', all('differing')),
		none('windows that were refused', all('refused')),
		told('together again, median', `${Math.round(percentile(together, 0.5))} ms`),
		atMost('together again, p95', percentile(together, 0.95), 5000, ' ms'),
		atMost(
			`together again, the longest (after: ${after[longest] ?? ''})`,
			together[longest] ?? NaN,
			5000,
			' ms'
		)
	];
}
