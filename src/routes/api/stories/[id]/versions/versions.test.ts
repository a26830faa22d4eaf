import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { GET } from './+server.ts';

const KEPT = [{ id: 'v1', hash: 'h', label: '初稿' }];
let free = true;

beforeEach(() => {
	free = true;
	const view = { get: (_kind: string, id: string) => (id === 's1' ? { id } : undefined) };
	const list = (storyId: string) => Promise.resolve(storyId === 's1' ? KEPT : []);
	const services = {
		desk: { view },
		store: { versions: { list } },
		paces: { copies: { take: () => free } }
	};
	provide(services as unknown as Services);
});
afterEach(() => void withdraw());

/** What somebody with a role, or nobody, is answered. */
async function ask(id: string, role: Role | null): Promise<Response> {
	const person = role && { id: 'ben', roles: [role], active: true };
	const event = { params: { id }, locals: { person, session: person && { id: 'x' } } };
	return GET(event as unknown as Parameters<typeof GET>[0]);
}

test('who may read a story is told which texts of it are kept, and no proxy keeps it', async () => {
	const answer = await ask('s1', 'proofreader');
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	expect(await answer.json()).toEqual(KEPT);
});

test('whoever asks too fast waits', async () => {
	free = false;
	expect((await ask('s1', 'reporter')).status).toBe(429);
});

test.each([
	['nobody', 's1', null, 401],
	['an administrator, who reads no stories', 's1', 'administrator', 403],
	['a reporter, of a story there is not', 's2', 'reporter', 404]
] as const)('%s is told nothing', async (_who, id, role, status) => {
	const answer = await ask(id, role);
	expect(answer.status).toBe(status);
	expect(await answer.text()).toBe('[]');
});
