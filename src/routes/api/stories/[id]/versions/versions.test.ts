import { afterEach, beforeEach, expect, test } from 'vitest';
import { withdraw } from '#server/services.ts';
import { StoryRoute, STRANGERS } from '#tests/support/story-route.ts';
import { GET } from './+server.ts';

const KEPT = [{ id: 'v1', hash: 'h', label: '初稿' }];
let route: StoryRoute;

beforeEach(() => {
	const list = (storyId: string) => Promise.resolve(storyId === 's1' ? KEPT : []);
	route = new StoryRoute(GET, { store: { versions: { list } } });
});
afterEach(() => void withdraw());

test('who may read a story is told which texts of it are kept, and no proxy keeps it', async () => {
	const answer = await route.ask('s1', 'proofreader');
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	expect(await answer.json()).toEqual(KEPT);
});

test('whoever asks too fast waits', async () => {
	route.isFree = false;
	expect((await route.ask('s1', 'reporter')).status).toBe(429);
});

test.each(STRANGERS)('%s is told nothing', async (_who, id, role, status) => {
	const answer = await route.ask(id, role);
	expect(answer.status).toBe(status);
	expect(await answer.text()).toBe('[]');
});
