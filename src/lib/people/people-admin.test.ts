import { afterEach, expect, test, vi } from 'vitest';
import { PeopleAdmin } from './people-admin.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
	['the hooks say that the database is away', { message: 'The database does not answer.' }, 503],
	['a proxy answers', '<h1>Bad gateway</h1>', 502]
])('an administrator is told that nobody knows where %s', async (_, body, status) => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	vi.stubGlobal('fetch', async () => new Response(text, { status }));
	const admin = new PeopleAdmin(
		() => [],
		async () => {}
	);
	expect(await admin.change({ do: 'deactivate', id: 'anna' })).toBe(false);
	expect([admin.refusal, admin.busy]).toEqual([{ reason: 'away' }, false]);
});
