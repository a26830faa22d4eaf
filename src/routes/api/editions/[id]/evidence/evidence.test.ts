import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person, Role } from '#model/person.ts';
import type { Pressing } from '#model/press.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { aPaper, aPerson } from '#tests/support/paper.ts';
import { GET } from './+server.ts';

const pressing = (version: number, pack: Pressing['pack']): Pressing => ({
	...{ version, at: 0, personId: 'chief', issue: 1, code: '', pack, correction: null }
});
let asked: string[];

beforeEach(() => {
	asked = [];
	const { paper } = aPaper();
	const today = paper.get('edition', 'today');
	const ready = { state: 'ready', sha256: 'first', bytes: 3, missing: [] } as const;
	const presses = [pressing(1, { ...ready, missing: [] }), pressing(2, { state: 'packing' })];
	if (today) paper.put('edition', { ...today, presses });
	const open = async (sha256: string) => {
		asked.push(sha256);
		return { body: new Response('ZIP').body, bytes: 3 };
	};
	provide({ desk: { view: paper }, evidence: { open } } as unknown as Services);
});
afterEach(() => void withdraw());

async function get(person: Person | null, id = 'today', query = '?version=1'): Promise<Response> {
	const event = { params: { id }, url: new URL(`http://desk/${query}`), locals: { person } };
	return GET(event as unknown as Parameters<typeof GET>[0]);
}

test.each<[Role, number]>([
	['reporter', 403],
	['editor', 403],
	['proofreader', 403],
	['chief', 200],
	['administrator', 403]
])('a %s gets %d', async (role, status) => {
	const answer = await get(aPerson('anna', role));
	expect(answer.status).toBe(status);
	expect(asked).toEqual(status === 200 ? ['first'] : []);
	if (status !== 200) return;
	expect(await answer.text()).toBe('ZIP');
	expect(answer.headers.get('content-length')).toBe('3');
});

test('nobody who is not signed in, or is out, gets it', async () => {
	expect((await get(null)).status).toBe(401);
	expect((await get({ ...aPerson('anna', 'chief'), active: false })).status).toBe(403);
});

test('of what is still being made, or was never pressed, there is nothing', async () => {
	const chief = aPerson('anna', 'chief');
	expect((await get(chief, 'today', '')).status).toBe(404);
	expect((await get(chief, 'today', '?version=3')).status).toBe(404);
	expect((await get(chief, 'other')).status).toBe(404);
	expect(asked).toEqual([]);
});
