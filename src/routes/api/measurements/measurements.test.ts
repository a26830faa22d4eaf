import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '#model/person.ts';
import { ok } from '#model/result.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { SessionPace } from '#server/session-pace.ts';
import { aPerson } from '#tests/support/paper.ts';
import { POST } from './+server.ts';

const URL_HERE = new URL('http://desk/api/measurements');
let taken: unknown[];

beforeEach(() => {
	taken = [];
	const takeMeasurements = (input: unknown) => (taken.push(input), Promise.resolve(ok(undefined)));
	const paces = { measurements: new SessionPace(4, 20) };
	provide({ desk: { takeMeasurements }, paces } as unknown as Services);
});
afterEach(() => void withdraw());

async function post(
	person: Person | null,
	{ body = '[1]', origin = URL_HERE.origin }: { body?: string; origin?: string } = {}
): Promise<{ status: number; body: unknown }> {
	const headers = { origin, 'content-length': String(new TextEncoder().encode(body).length) };
	const request = new Request(URL_HERE, { method: 'POST', headers, body });
	const locals = { person, session: person && { id: `session of ${person.id}` } };
	const event = { request, url: URL_HERE, locals };
	const answer = await POST(event as unknown as Parameters<typeof POST>[0]);
	return { status: answer.status, body: await answer.json() };
}
const someone = (...roles: Role[]) => aPerson('anna', ...roles);

test.each(['reporter', 'editor', 'chief', 'proofreader'] as const)(
	'a %s, who may read stories, tells what was measured',
	async (role) => {
		expect(await post(someone(role))).toEqual({ status: 200, body: { ok: true } });
		expect(taken).toEqual([[1]]);
	}
);

test('who may not read stories, is not signed in or comes from elsewhere tells nothing', async () => {
	const refused = { status: 403, body: { ok: false, refusal: { reason: 'forbidden' } } };
	expect(await post(someone('administrator'))).toEqual(refused);
	expect(await post({ ...someone('chief'), active: false })).toEqual(refused);
	expect(await post(null)).toEqual(refused);
	expect(await post(someone('chief'), { origin: 'http://elsewhere' })).toEqual(refused);
	expect(taken).toEqual([]);
});

test('a session that tells more than an open proof does is told to wait', async () => {
	const answers = [];
	for (let count = 0; count < 25; count++) answers.push((await post(someone('chief'))).status);
	expect(answers.slice(0, 20)).toEqual(Array(20).fill(200));
	expect(answers.at(-1)).toBe(429);
});

test('no more is read than an edition needs', async () => {
	await post(someone('chief'), { body: JSON.stringify(['x'.repeat(300_000)]) });
	await post(someone('chief'), { body: 'no JSON' });
	expect(taken).toEqual([null, null]);
});
