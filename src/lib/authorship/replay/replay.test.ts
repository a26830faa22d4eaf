import { expect, test, vi } from 'vitest';
import type { ReplayRecord } from '#document/replay-record.ts';
import { Replay } from './replay.svelte.ts';

const NOW = 1_700_000_000_000;
/** Anna's 大桥, and five seconds later Ben's 通车 after it. */
const record: ReplayRecord = {
	...{ text: '大桥通车\n', born: [1, 0, 1, 0, -1], lasted: [0, 0, 0, 0, 0] },
	...{ hands: [0, 2, 1, 2, 0, 1], marks: [], people: ['anna', 'ben'] },
	...{ at: [NOW, 5000], by: [0, 1, 1, 1] }
};

function replayOver(answers: () => Response, editedAt = () => 0) {
	const fetch = vi.fn((address: string) =>
		Promise.resolve(address.endsWith('/versions') ? Response.json([]) : answers())
	);
	const replay = new Replay({
		...{ storyId: 's', authorship: { drawnAs: () => null }, personOf: () => undefined, editedAt },
		...{ isStill: false, fetch: fetch as unknown as typeof globalThis.fetch }
	});
	return { replay, fetch };
}
const words = (replay: Replay) =>
	replay.frame?.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('/');

test('until somebody looks back, the story itself is on the screen', async () => {
	const { replay } = replayOver(() => Response.json(record));
	expect(replay.state).toBe('loading');
	await replay.load();
	expect(replay.state).toBe('here');
	expect(replay.frame).toBeNull();
	expect(replay.place).toBe(2);
});

test('steps lead back to before the first word, with whose the text was then', async () => {
	const { replay } = replayOver(() => Response.json(record));
	await replay.load();
	replay.move(-1, 'steps');
	expect(words(replay)).toBe('大桥');
	expect(replay.moment).toEqual({ at: NOW, personId: 'anna' });
	expect(replay.authors?.map(({ personId, percent }) => [personId, percent])).toEqual([
		['anna', 100]
	]);
	replay.move(-1, 'sessions');
	expect(replay.moment).toBeNull();
	replay.seek(2);
	expect(words(replay)).toBe('大桥通车');
	replay.goTo('ben');
	expect(replay.chosen && replay.about(replay.chosen)).toMatchObject({ at: NOW + 5000, edit: 2 });
	replay.leave();
	expect(replay.frame).toBeNull();
});

test('what has been written since it was fetched is fetched when somebody looks back', async () => {
	let edited = 0;
	const { replay, fetch } = replayOver(
		() => Response.json(record),
		() => edited
	);
	await replay.load();
	replay.seek(1);
	expect(fetch).toHaveBeenCalledTimes(2);
	replay.leave();
	edited = NOW + 60_000;
	replay.seek(1);
	expect(fetch).toHaveBeenCalledTimes(4);
	expect(words(replay)).toBe('大桥');
});

test('too long, and failed, are told apart; what is there already can still be looked at', async () => {
	let status = 413;
	const { replay } = replayOver(() =>
		status ? new Response(null, { status }) : Response.json(record)
	);
	await replay.load();
	expect(replay.state).toBe('too-long');
	status = 500;
	await replay.load();
	expect(replay.state).toBe('failed');
	status = 0;
	await replay.load();
	status = 500;
	await replay.load();
	expect(replay.state).toBe('here');
	replay.seek(1);
	expect(words(replay)).toBe('大桥');
});
