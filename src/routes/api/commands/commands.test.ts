import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#model/ids.ts';
import { ok } from '#model/result.ts';
import type { Services } from '#server/boot.ts';
import { readRequest } from '#server/desk/command-schema.ts';
import { provide, withdraw } from '#server/services.ts';
import { SessionPace } from '#server/session-pace.ts';
import { POST } from './+server.ts';

const URL_HERE = new URL('http://desk/api/commands');
let done: Id[];

beforeEach(() => {
	done = [];
	const execute = (personId: Id) => Promise.resolve(ok({ seq: done.push(personId) }));
	const desk = { read: readRequest, execute };
	provide({ desk, paces: { commands: new SessionPace(20, 200) } } as unknown as Services);
});
afterEach(() => void withdraw());

/** What the server answers Anna's session. */
async function post(body: object): Promise<number> {
	const command = { type: 'story.spike', id: 's1' };
	const request = new Request(URL_HERE, {
		method: 'POST',
		headers: { origin: URL_HERE.origin },
		body: JSON.stringify({ id: 'c1', command, ...body })
	});
	const event = {
		request,
		url: URL_HERE,
		locals: { person: { id: 'anna' }, session: { id: 'session-anna' } }
	};
	return (await POST(event as unknown as Parameters<typeof POST>[0])).status;
}

test('a command is carried out as the session’s person, named or not', async () => {
	expect([await post({}), await post({ as: 'anna' })]).toEqual([200, 200]);
	expect(done).toEqual(['anna', 'anna']);
});

test('a window of somebody who has left does nothing in the name of whoever signed in after', async () => {
	expect(await post({ as: 'ben' })).toBe(401);
	expect(done).toEqual([]);
});

test('a session that sends hundreds of commands at once is told to wait', async () => {
	const statuses: number[] = [];
	for (let count = 0; count < 210; count++) statuses.push(await post({}));
	expect(statuses.slice(0, 200)).toEqual(Array(200).fill(200));
	expect(statuses).toContain(429);
	expect(done.length).toBeLessThan(210);
});
