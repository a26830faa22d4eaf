import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { SessionPace } from '#server/session-pace.ts';
import { aPaper, aPerson, aStory } from '#tests/support/paper.ts';
import { POST } from './+server.ts';

const HERE = new URL('http://desk/api/seen');
const anna = aPerson('anna', 'reporter');
let marked: unknown[];

beforeEach(() => {
	marked = [];
	const { paper } = aPaper();
	paper.put('story', aStory('s'));
	const mark = (...of: unknown[]) => (marked.push(of), Promise.resolve());
	const paces = { marks: new SessionPace(4, 40) };
	provide({ desk: { view: paper }, paces, seen: { mark } } as unknown as Services);
});
afterEach(() => void withdraw());

async function post(body: unknown, person: Person | null = anna, origin = HERE.origin) {
	const request = new Request(HERE, {
		...{ method: 'POST', headers: { origin } },
		body: JSON.stringify(body)
	});
	const locals = { person, session: person && { id: person.id } };
	const event = { request, url: HERE, locals };
	return (await POST(event as unknown as Parameters<typeof POST>[0])).status;
}

test('a person marks a story, an edition, or everything, as read: for themselves', async () => {
	expect(await post({ subject: 's', until: 5 })).toBe(204);
	expect(await post({ subject: 'today', until: 5 })).toBe(204);
	expect(await post({ subject: '*', until: 6, personId: 'bo' })).toBe(204);
	expect(marked).toEqual([
		['anna', 's', 5],
		['anna', 'today', 5],
		['anna', '*', 6]
	]);
});

test('anything else is refused', async () => {
	expect(await post({ subject: 'gone', until: 5 })).toBe(404);
	expect(await post({ subject: '../s', until: 5 })).toBe(400);
	expect(await post({ subject: 's', until: -1 })).toBe(400);
	expect(await post('s')).toBe(400);
	expect(await post({ subject: 's', until: 5 }, null)).toBe(403);
	expect(await post({ subject: 's', until: 5 }, { ...anna, active: false })).toBe(403);
	expect(await post({ subject: 's', until: 5 }, anna, 'http://elsewhere')).toBe(403);
	expect(marked).toEqual([]);
});

test('a session that marks more than anybody reads is told to wait', async () => {
	const answers = [];
	for (let n = 0; n < 45; n++) answers.push(await post({ subject: 's', until: n }));
	expect(answers.at(-1)).toBe(429);
});
