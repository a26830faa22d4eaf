import { afterEach, beforeEach, expect, test } from 'vitest';
import { aPerson, aStory } from '#tests/support/paper.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { SessionPace } from '#server/session-pace.ts';
import { GET } from './+server.ts';

const person = aPerson('anna', 'editor');
let asked: number;

beforeEach(() => {
	asked = 0;
	provide({
		desk: {
			view: {
				get: (_kind: string, id: string) => (id === 's1' ? aStory('s1') : undefined),
				list: () => []
			}
		},
		stories: { ask: async () => ({ hash: String(++asked), copy: {}, places: [] }) },
		paces: { copies: new SessionPace(5, 20) }
	} as unknown as Services);
});
afterEach(() => void withdraw());

/** What the server answers somebody who wants a story's words. */
async function get(id: string, who: typeof person | null, session: string): Promise<number> {
	const event = { params: { id }, locals: { person: who, session: who && { id: session } } };
	return (await GET(event as unknown as Parameters<typeof GET>[0])).status;
}

test('the words of a story are for those who may read it', async () => {
	expect(await get('s1', person, 'session-anna')).toBe(200);
	expect(await get('s1', null, '')).toBe(401);
	expect(await get('s1', { ...person, roles: [] }, 'session-anna')).toBe(403);
	expect(await get('s2', person, 'session-anna')).toBe(404);
	expect(asked).toBe(1);
});

test('a session that asks for very many is told to wait, and nobody else is', async () => {
	const statuses: number[] = [];
	for (let count = 0; count < 30; count++) statuses.push(await get('s1', person, 'one'));
	expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
	expect(statuses.at(-1)).toBe(429);
	expect(asked).toBeLessThan(30);
	expect(await get('s1', person, 'another')).toBe(200);
});
