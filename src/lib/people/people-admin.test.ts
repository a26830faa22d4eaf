import { afterEach, expect, test, vi } from 'vitest';
import { PeopleAdmin } from './people-admin.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
	[
		'the hooks say that the database is away',
		'{"message":"It does not answer.","away":true}',
		'away'
	],
	['the server has failed', '{"message":"Unexpected error 1"}', 'unreachable'],
	['a proxy answers', '<h1>Bad gateway</h1>', 'unreachable']
])('an administrator is told that nobody knows where %s', async (_, text, reason) => {
	vi.stubGlobal('fetch', async () => new Response(text, { status: 503 }));
	const admin = new PeopleAdmin(
		() => [],
		async () => {}
	);
	expect(await admin.change({ do: 'deactivate', id: 'anna' })).toBe(false);
	expect([admin.refusal, admin.busy]).toEqual([{ reason }, false]);
});
