import { frameStorm } from '#tests/support/frame-storm.ts';
import { killableServer } from '#tests/support/killable-server.ts';
import { openPair } from '#tests/support/pair.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

const SENDERS = 8;

/** Frames that nobody who keeps to the protocol would send, beside two people at their work. */
export async function frames({ frames = 100_000, seed = 9 }): Promise<Figure[]> {
	const server = await killableServer({ editors: SENDERS, stories: SENDERS });
	const pair = await openPair(server);
	await pair.type(50, 5000);
	const calm = pair.latencies.splice(0);
	await server.report();
	const typing = pair.begin(50);
	const storm = await frameStorm(server, {
		frames,
		seed,
		senders: Array.from({ length: SENDERS }, (_, index) => `editor-${index + 1}`)
	});
	typing.stop();
	const { loop, rss } = await server.report();
	const missing = await pair.settle();
	// Before the server goes, which cuts everybody off.
	const { lost } = pair;
	const lives = await server.end('SIGTERM');
	const replayed = [];
	for (const [room, hash] of storm.hashes)
		if (contentHash(await server.replay(room)) !== hash) replayed.push(room);
	pair.close();
	await server.dispose();
	const refused = [...storm.codes.values()].reduce((sum, count) => sum + count, 0);
	return [
		told(
			'frames sent',
			[...storm.sent.values()].reduce((sum, count) => sum + count, 0)
		),
		told('kinds', storm.sent.size),
		atLeast('refused', refused, frames / 3),
		told(
			'of these by code',
			[...storm.codes].map(([code, count]) => `${code}: ${count}`).join(', ')
		),
		told('accepted', storm.accepted),
		atMost('exits', lives === 0 ? 0 : 1, 0),
		none('closed without a named code', storm.unnamed),
		none('stories that are not what was acknowledged, in memory', storm.tainted),
		none('and in the log', replayed),
		atMost('event loop, p99', loop.p99, 50, ' ms'),
		told('event loop, longest', `${loop.max} ms`),
		told('memory of the server', `${Math.round(rss / 1024 / 1024)} MiB`),
		none('words of the two that are missing or twice', missing),
		atMost('times the two were cut off', lost, 0),
		told(
			'a word of theirs on the other’s screen, p95, before',
			`${Math.round(percentile(calm, 0.95))} ms`
		),
		told('and meanwhile', `${Math.round(percentile(pair.latencies, 0.95))} ms`)
	];
}
