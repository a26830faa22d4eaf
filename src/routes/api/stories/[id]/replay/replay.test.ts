import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok, type Result } from '#model/result.ts';
import { withdraw } from '#server/services.ts';
import type { PackedReplay, ReplayRefusal } from '#server/sync/replays.ts';
import { StoryRoute, STRANGERS } from '#tests/support/story-route.ts';
import { GET } from './+server.ts';

const GZIP = gzipSync('{"text":""}');
let made: Result<PackedReplay, ReplayRefusal>;
let route: StoryRoute;

beforeEach(() => {
	made = ok({ gzip: GZIP, length: 11 });
	const of = (room: string) => Promise.resolve(room === 'story/s1' ? made : err('failed'));
	route = new StoryRoute(GET, { replays: { of } });
});
afterEach(() => void withdraw());

test('who may read a story is told how it came to be, and no proxy keeps it', async () => {
	const answer = await route.ask('s1', 'proofreader');
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	expect(answer.headers.get('content-encoding')).toBe('gzip');
	expect(answer.headers.get('x-replay-length')).toBe('11');
	expect(Buffer.from(await answer.arrayBuffer())).toEqual(GZIP);
});

test('what is too long for a replay, or cannot be read, is told apart', async () => {
	made = err('too-long');
	expect((await route.ask('s1', 'editor')).status).toBe(413);
	made = err('failed');
	expect((await route.ask('s1', 'editor')).status).toBe(500);
});

test('whoever asks too fast waits', async () => {
	route.isFree = false;
	expect((await route.ask('s1', 'reporter')).status).toBe(429);
});

test.each(STRANGERS)('%s is told nothing', async (_who, id, role, status) => {
	const answer = await route.ask(id, role);
	expect(answer.status).toBe(status);
	expect(await answer.text()).toBe('');
});
