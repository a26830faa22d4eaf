import { describe, expect, test } from 'vitest';
import { fleetRounds } from '#tests/support/fleet-rounds.ts';
import { openFleet } from '#tests/support/fleet.ts';
import { hasPostgres, testDatabase } from '#tests/support/postgres.ts';
import { STORY } from '#tests/support/sync-server.ts';

const ROUNDS = Number(process.env.NODES_ROUNDS ?? 6);
const SEED = Number(process.env.NODES_SEED ?? 4387);
const isThere = await hasPostgres();

describe.skipIf(!isThere)('three servers on one database', () => {
	test(`SYNC21: ${ROUNDS} troubles between them while six people type (seed ${SEED}): nothing acknowledged is lost, and all say the same within 5 s`, async () => {
		const database = await testDatabase();
		const fleet = await openFleet(database);
		const outcome = await fleetRounds(fleet, {
			...{ seed: SEED, rounds: ROUNDS, typing: 600 },
			people: ['anna', 'ben', 'chen', 'editor', 'chief', 'editor-1'],
			stories: [STORY, 'second']
		});
		await fleet.close();
		await database.drop();
		const { happened, together, acknowledged } = outcome;
		console.log(`seed ${SEED}:`, happened, together.map(Math.round), acknowledged);
		expect(outcome).toMatchObject({ lost: [], doubled: [], differing: [], refused: [] });
		expect(Math.max(...together)).toBeLessThan(5000);
		// Or it was about nothing.
		expect(acknowledged).toBeGreaterThan(60 * ROUNDS);
		// What servers that started last have read may be nothing.
		const { read: _read, known: _known, gaps: _gaps, ...expected } = happened;
		for (const [what, times] of Object.entries(expected)) expect(times, what).toBeGreaterThan(0);
	}, 600_000);
});
