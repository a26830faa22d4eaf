import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { permit } from '#model/apply/permit.ts';
import { ROLES, type Role } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { aCommandOfEach } from '#tests/support/a-command-of-each.ts';
import { aPerson } from '#tests/support/paper.ts';
import { GET } from '../../../outside/[id]/openings/+server.ts';
import { POST } from './+server.ts';

const HERE = new URL('http://desk/api/stories/own/outside');
const { paper, commands } = aCommandOfEach();
const asked = {
	id: 'o2',
	name: '卢一舟',
	unit: '',
	note: '',
	hours: 24,
	hash: 'ab12cd34'.repeat(8)
};
let made: object[];
let free: boolean;

beforeEach(() => {
	[made, free] = [[], true];
	const outside = {
		invite: async (personId: string, ask: object) => {
			const person = paper.get('person', personId);
			const refusal = person && permit(paper, person, commands['outside.invite']);
			if (refusal) return { ok: false, error: refusal };
			made.push(ask);
			return { ok: true, value: { token: 'secret' } };
		},
		openings: async () => [{ at: 1, address: '203.0.113.7' }]
	};
	const pace = { take: () => free };
	const paces = { commands: pace, copies: pace };
	const config = { origin: null };
	provide({ outside, desk: { view: paper }, paces, config } as unknown as Services);
});
afterEach(() => void withdraw());

const locals = (role: Role | null) => {
	const person = role && paper.put('person', aPerson('me', role));
	return { person, session: person && { id: 'x' } };
};
async function send(role: Role | null, body: object = asked, origin = HERE.origin) {
	const request = new Request(HERE, {
		method: 'POST',
		headers: { origin, 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	const event = { request, url: HERE, params: { id: 'own' }, locals: locals(role) };
	return POST(event as unknown as Parameters<typeof POST>[0]);
}
const look = (role: Role | null, id = 'o') =>
	GET({ params: { id }, locals: locals(role) } as unknown as Parameters<typeof GET>[0]);

describe.each(ROLES)('a %s', (role) => {
	const may = permit(paper, aPerson('me', role), commands['outside.invite']) === null;

	test(`${may ? 'sends' : 'does not send'} a story outside the house`, async () => {
		const told = (await (await send(role)).json()) as { ok: boolean };
		expect([told.ok, made.length]).toEqual(may ? [true, 1] : [false, 0]);
	});

	test(`${may ? 'sees' : 'does not see'} who opened a link`, async () => {
		const answer = await look(role);
		expect(answer.status).toBe(may ? 200 : 403);
		expect((await answer.text()).includes('203.0.113.7')).toBe(may);
	});
});

test('the link is told once, with its token behind #, and no proxy keeps it', async () => {
	const answer = await send('editor');
	expect(await answer.json()).toEqual({ ok: true, url: 'http://desk/review#secret' });
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	expect(made).toMatchObject([{ storyId: 'own', name: '卢一舟' }]);
});

test.each([
	['a name of two lines', { ...asked, name: '卢\n一舟' }],
	['no name', { ...asked, name: ' ' }],
	['a year', { ...asked, hours: 8760 }],
	['a note that never ends', { ...asked, note: '长'.repeat(501) }],
	['a hash that is none', { ...asked, hash: 'x' }],
	['a key of its own', { ...asked, hash: undefined, key: 'k'.repeat(43) }]
])('%s is no invitation', async (_what, body) => {
	expect((await send('editor', body)).status).toBe(400);
	expect(made).toEqual([]);
});

test.each([
	['nobody', () => send(null), 403],
	['another site', () => send('editor', asked, 'http://elsewhere.example'), 403],
	['nobody who looks', () => look(null), 401],
	['an editor who looks at what there is not', () => look('editor', 'none'), 404]
])('%s is refused', async (_who, ask, status) => {
	expect((await ask()).status).toBe(status);
	expect(made).toEqual([]);
});

test('whoever asks too fast waits', async () => {
	free = false;
	expect([(await send('editor')).status, (await look('editor')).status]).toEqual([429, 429]);
});
