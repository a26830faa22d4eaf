import { describe, expect, test } from 'vitest';
import { killRounds } from '#tests/support/kill-rounds.ts';
import { killableServer, type KillableServer } from '#tests/support/killable-server.ts';
import { hasPostgres, testDatabase } from '#tests/support/postgres.ts';
import { STORY } from '#tests/support/sync-server.ts';

const ROUNDS = 3;
const isThere = await hasPostgres();

describe(`SYNC7: killed with -9 while six people type, ${ROUNDS} times: every word shown as saved is there, once`, () => {
	test('in a SQLite file', async () => {
		await killAgainAndAgain(await killableServer());
	});

	test.skipIf(!isThere)('in PostgreSQL', async () => {
		const database = await testDatabase();
		await killAgainAndAgain(await killableServer({ database: database.url }));
		await database.drop();
	});
});

async function killAgainAndAgain(server: KillableServer): Promise<void> {
	const outcome = await killRounds(server, {
		rounds: ROUNDS,
		seed: Number(process.env.KILL_SEED ?? 4387),
		people: ['anna', 'ben', 'chen', 'editor', 'chief', 'reporter'],
		stories: [STORY, 'second'],
		every: 17,
		typing: [400, 800]
	});
	expect(outcome).toMatchObject({ lost: [], doubled: [], differing: [] });
	expect(await server.end('SIGTERM')).toBe(0);
	await server.dispose();
	// The kill came in the middle of typing, or it has proved nothing.
	expect(outcome.acknowledged).toBeGreaterThan(40 * ROUNDS);
	expect(outcome.unacknowledged).toBeGreaterThan(0);
}
