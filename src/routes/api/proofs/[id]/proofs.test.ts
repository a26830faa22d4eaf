import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { aPerson } from '#tests/support/paper.ts';
import { GET } from './+server.ts';

const CONTENT = { formatId: 'sikai', slots: [], stories: [] };
let asked: string[];

beforeEach(() => {
	asked = [];
	const content = async (id: string) => (asked.push(id), id === 'p1' ? CONTENT : null);
	provide({ proofs: { content } } as unknown as Services);
});
afterEach(() => void withdraw());

async function get(id: string, person: Person | null): Promise<Response> {
	const event = { params: { id }, locals: { person } };
	return GET(event as unknown as Parameters<typeof GET>[0]);
}

test.each(['reporter', 'editor', 'chief', 'proofreader'] as const)(
	'a %s, who may read stories, gets what the page was',
	async (role) => {
		const answer = await get('p1', aPerson('anna', role));
		expect([answer.status, await answer.json()]).toEqual([200, CONTENT]);
		expect(answer.headers.get('cache-control')).toBe('private, no-store');
	}
);

test('who may not read stories gets nothing, and no store is asked', async () => {
	expect((await get('p1', null)).status).toBe(401);
	expect((await get('p1', aPerson('anna', 'administrator'))).status).toBe(403);
	expect((await get('p1', { ...aPerson('anna', 'chief'), active: false })).status).toBe(403);
	expect(asked).toEqual([]);
});

test('of a proof that was never pulled there is nothing, and nobody keeps that answer', async () => {
	const answer = await get('p2', aPerson('anna', 'editor'));
	expect([answer.status, await answer.json()]).toEqual([404, null]);
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
});
