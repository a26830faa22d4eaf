import { expect, test } from 'vitest';
import { frameStorm } from '#tests/support/frame-storm.ts';
import { killableServer } from '#tests/support/killable-server.ts';
import { openPair } from '#tests/support/pair.ts';

test('SYNC1, SYNC9: two thousand hostile frames: nothing refused is in a story, and others type on', async () => {
	const server = await killableServer({ editors: 4, stories: 4 });
	const pair = await openPair(server);
	const typing = pair.begin(50);
	const senders = ['editor-1', 'editor-2', 'editor-3', 'editor-4'];
	const storm = await frameStorm(server, { frames: 2000, seed: 20261125, senders });
	typing.stop();
	expect(await pair.settle()).toEqual([]);
	expect(pair.lost).toBe(0);
	expect(storm).toMatchObject({ tainted: [], unnamed: [] });
	const refused = [...storm.codes.values()].reduce((sum, count) => sum + count, 0);
	expect(refused).toBeGreaterThan(1000);
	expect(storm.accepted).toBeGreaterThan(0);
	pair.close();
	expect(await server.end('SIGTERM')).toBe(0);
	await server.dispose();
});
