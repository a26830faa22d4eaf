import { expect, test } from 'vitest';
import { commenterStorm } from '#tests/support/commenter-storm.ts';
import { killableServer } from '#tests/support/killable-server.ts';

test('SYNC5, SYNC8: three hundred crafted frames of a proofreader change no words and show nobody under a false name', async () => {
	const server = await killableServer();
	const storm = await commenterStorm(server, { frames: 300, seed: 20261125 });
	await server.dispose();
	expect(storm).toMatchObject({ taken: [], falselyShown: [], changed: [] });
	expect(storm.sent.size).toBe(16);
	expect(Math.min(...storm.sent.values())).toBeGreaterThan(5);
	expect(storm.stamped).toBeGreaterThan(15);
});
