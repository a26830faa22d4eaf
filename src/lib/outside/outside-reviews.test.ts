import { expect, test } from 'vitest';
import { json } from '@sveltejs/kit';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { OutsideReviews } from './outside-reviews.svelte.ts';

/** Somebody outside is invited, and the server answers with this. */
async function invite(answer: Response): Promise<OutsideReviews> {
	const desk = { facts: () => ({ hash: 'a'.repeat(64) }) } as unknown as DeskState;
	const outside = new OutsideReviews(desk, 's1', async () => answer);
	outside.invitation.name = '方教授';
	await outside.send();
	return outside;
}

test.each([
	['does not answer', json({ message: 'The database does not answer.' }, { status: 503 })],
	['is not reached', new Response('<h1>Bad gateway</h1>', { status: 502 })]
])(
	'an invitation that the server %s to is kept, and whoever sends it is told',
	async (_, answer) => {
		const outside = await invite(answer);
		expect(outside.refusal).toEqual({ reason: 'unreachable' });
		expect([outside.invitation.name, outside.view, outside.busy]).toEqual(['方教授', null, false]);
	}
);

test('an invitation that was sent shows its link, and another begins', async () => {
	const outside = await invite(json({ ok: true, url: 'https://desk.example.org/review#t' }));
	expect(outside.view).toMatchObject({ show: 'link', name: '方教授' });
	expect([outside.refusal, outside.invitation.name]).toEqual([null, '']);
});
