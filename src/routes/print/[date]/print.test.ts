import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { StoreFault } from '#server/store-fault.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { load } from './+page.server.ts';

let lost: string | undefined;
let fault: Error;
let logged: number;

beforeEach(() => {
	const { paper, stories: all } = new PressNight();
	[lost, logged, fault] = [all[0], 0, new Error('it cannot be read')];
	const stories = {
		ask: async (_room: string, { storyId }: { storyId: string }) => {
			if (storyId === lost) throw fault;
			return { storyId };
		}
	};
	const log = { error: () => void (logged += 1) };
	provide({ desk: { view: paper, position: null }, stories, log } as unknown as Services);
});
afterEach(() => void withdraw());

const print = (session: object | null) =>
	load({
		...{ params: { date: '2026-11-24' }, url: new URL('http://desk/print/2026-11-24') },
		locals: { person: { id: 'chief', name: '', roles: ['chief'], active: true }, session }
	} as never) as Promise<{ copies: { storyId: string }[] }>;

test('a story that cannot be read leaves its slot empty in what somebody prints', async () => {
	const { copies } = await print({ id: 'session' });
	expect(copies.length).toBeGreaterThan(1);
	expect(copies.map(({ storyId }) => storyId)).not.toContain(lost);
	expect(logged).toBe(1);
});

test('the server prints no evidence that lacks a story', async () => {
	await expect(print(null)).rejects.toMatchObject({ status: 500 });
	lost = undefined;
	expect((await print(null)).copies.length).toBeGreaterThan(1);
});

test('nothing is printed while the database does not answer, whoever asks', async () => {
	fault = new StoreFault();
	for (const session of [null, { id: 'session' }]) await expect(print(session)).rejects.toBe(fault);
});
