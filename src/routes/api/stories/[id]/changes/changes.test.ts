import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '#model/result.ts';
import { withdraw } from '#server/services.ts';
import { StoryRoute, STRANGERS } from '#tests/support/story-route.ts';
import { GET } from './+server.ts';

let route: StoryRoute;

beforeEach(() => {
	const between = (storyId: string, from: string, to: string | null) =>
		Promise.resolve(
			storyId === 's1' && from === 'v1' ? ok({ from, to, authors: null }) : err('not-found')
		);
	route = new StoryRoute(GET, { changeMakers: { between } });
});
afterEach(() => void withdraw());

test('who may read a story is told who changed it, since a version or between two', async () => {
	const answer = await route.ask('s1', 'proofreader', '?from=v1');
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	expect(await answer.json()).toEqual({ from: 'v1', to: null, authors: null });
	const both = await route.ask('s1', 'editor', '?from=v1&to=v2');
	expect(await both.json()).toMatchObject({ from: 'v1', to: 'v2' });
});

test('what it costs is not taken from who wants to see the story written again', async () => {
	route.spent = 'replays';
	expect((await route.ask('s1', 'reporter', '?from=v1')).status).toBe(200);
});

test('whoever asks too fast waits', async () => {
	route.isFree = false;
	expect((await route.ask('s1', 'reporter', '?from=v1')).status).toBe(429);
});

test('a text that is not kept, or not named, has no changes', async () => {
	expect((await route.ask('s1', 'reporter', '?from=v9')).status).toBe(404);
	expect((await route.ask('s1', 'reporter')).status).toBe(400);
});

test.each(STRANGERS)('%s is told nothing', async (_who, id, role, status) => {
	const answer = await route.ask(id, role, '?from=v1');
	expect(answer.status).toBe(status);
	expect(await answer.text()).toBe('null');
});
