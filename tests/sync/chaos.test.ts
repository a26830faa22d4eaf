import { describe, expect, test } from 'vitest';
import { chaosRounds } from '#tests/support/chaos-rounds.ts';
import { TROUBLES, type Trouble } from '#tests/support/chaos-troubles.ts';
import { canHavePostgres } from '#tests/support/own-postgres.ts';
import { hasRedis } from '#tests/support/redis.ts';
import { threeServers } from '#tests/support/three-servers.ts';

const SEED = Number(process.env.CHAOS_SEED ?? 4387);
/** Each kind of trouble is in one of them. */
const ROUNDS: readonly (readonly Trouble[])[] = [
	[TROUBLES.fromBoth, TROUBLES.redisFlushed],
	[TROUBLES.fromPostgres, TROUBLES.redisKilled],
	[TROUBLES.asleep, TROUBLES.redisAsleep],
	[TROUBLES.postgresRestarted],
	[TROUBLES.killed, TROUBLES.fromRedis]
];
const isThere = canHavePostgres() && (await hasRedis());

/** The built server, three times; see tests/soak/chaos.ts for the long run. */
describe.skipIf(!isThere)('three servers, each in a network of its own', () => {
	test(`lose nothing while ways, servers, Redis and PostgreSQL fail (seed ${SEED}), and are together again within 5 s`, async () => {
		const house = await threeServers({ editors: 6 });
		const outcome = await chaosRounds(house, {
			...{ seed: SEED, rounds: ROUNDS, people: 6, stories: 2, every: 60 },
			hear: (round) => console.log(round)
		}).finally(() => house.close());
		const { together, acknowledged, typedMeanwhile, savedMeanwhile, moves } = outcome;
		console.log(`by ${house.network.kind}:`, {
			acknowledged,
			typedMeanwhile,
			savedMeanwhile,
			moves
		});
		expect(outcome).toMatchObject({ lost: [], doubled: [], differing: [], refused: [] });
		expect(Math.max(...together)).toBeLessThan(5000);
		// Or it was about nothing: all of it happened while people typed, and some were moved by it.
		const kinds = new Set(ROUNDS.flat().map(({ name }) => name));
		expect(new Set(Object.keys(outcome.happened))).toEqual(kinds);
		expect(acknowledged).toBeGreaterThan(100 * ROUNDS.length);
		expect(typedMeanwhile).toBeGreaterThan(50 * ROUNDS.length);
		expect(moves).toBeGreaterThan(0);
	}, 300_000);
});
