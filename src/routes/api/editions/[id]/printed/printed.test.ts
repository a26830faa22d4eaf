import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { createPrinted } from '#server/printed/printed.ts';
import { provide, withdraw } from '#server/services.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { aPerson } from '#tests/support/paper.ts';
import { GET } from './+server.ts';

let free: boolean;

beforeEach(() => {
	free = true;
	const { paper: view } = new PressNight();
	const paces = { printed: { take: () => free } };
	provide({ desk: { view }, printed: createPrinted(view), paces } as unknown as Services);
});
afterEach(() => void withdraw());

const ask = (id: string, role: Role | null) =>
	GET({
		params: { id },
		locals: { person: role && aPerson('me', role), session: { id: 's' } }
	} as never);

test('whoever may read stories is told what editions before printed', async () => {
	const answer = await ask('today', 'editor');
	expect(await answer.json()).toMatchObject({
		editions: [{ date: '2026-11-23', pages: 0 }],
		stories: []
	});
});

test.each([
	['today', null, 401],
	['today', 'administrator', 403],
	['nowhere', 'chief', 404]
] as const)('of %s to %s: %i', async (id, role, status) => {
	expect((await ask(id, role)).status).toBe(status);
});

test('whoever asks too often is told so', async () => {
	free = false;
	expect((await ask('today', 'editor')).status).toBe(429);
});
