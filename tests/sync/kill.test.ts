import { expect, test } from 'vitest';
import { killRounds } from '#tests/support/kill-rounds.ts';
import { killableServer } from '#tests/support/killable-server.ts';
import { STORY } from '#tests/support/sync-server.ts';

const ROUNDS = 3;

test(`SYNC7: killed with -9 while six people type, ${ROUNDS} times: every word shown as saved is there, once`, async () => {
	const server = await killableServer();
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
});
