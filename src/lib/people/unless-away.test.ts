import type { ActionResult } from '@sveltejs/kit';
import { afterEach, expect, test, vi } from 'vitest';
import { formTexts } from '#lib/i18n/form.ts';
import { unlessAway } from './unless-away.ts';

const applied = vi.hoisted(() => [] as unknown[]);
vi.mock('$app/forms', () => ({
	applyAction: async (result: unknown) => void applied.push(result)
}));
afterEach(() => vi.unstubAllGlobals());

const texts = formTexts.en;
const failure = (data: object) => ({ type: 'failure', status: 503, data });
const AWAY = failure({ problem: 'away' });

/** What a form is told, what is shown of it, and what somebody hears, where it is answered with this. */
async function answered(result: unknown, now = 'http://desk/settings') {
	applied.length = 0;
	vi.stubGlobal('location', new URL(now));
	const [told, heard]: [ActionResult[], string[]] = [[], []];
	const submit = unlessAway(texts, (text) => heard.push(text));
	const hear = await submit({ problem: 'away' }, () => async ({ result, update }) => {
		told.push(result);
		await update();
	})({ action: new URL('http://desk/settings') } as never);
	const update = async () => void applied.push('as Kit does');
	await hear?.({ result, update } as never);
	return { told, applied: [...applied], heard };
}

test.each([
	['before the action is asked', { message: 'The database does not answer.', away: true }],
	['in it', { type: 'error', status: 503, error: { message: 'x', id: 'i', away: true } }]
])('a form stays as it was filled in where the database is away, %s', async (_, result) => {
	expect(await answered(result)).toEqual({ told: [AWAY], applied: [AWAY], heard: [] });
	// Whoever has gone on meanwhile is not told of it on another page.
	const elsewhere = await answered(result, 'http://desk/account');
	expect(elsewhere).toEqual({ told: [AWAY], applied: [], heard: [] });
});

test.each([
	['there is no way to the server', { type: 'error', error: new TypeError('Failed to fetch') }],
	['a proxy answers', { type: 'error', error: new SyntaxError('Unexpected token <') }],
	['what answers is none of ours', { message: 'Bad gateway' }]
])('a form stays as it was filled in where %s, and somebody hears why', async (_, result) => {
	const heard = [texts.unanswered];
	expect(await answered(result)).toEqual({ told: [failure({})], applied: [], heard });
});

test('whose session is over hears that, and of a fault its number', async () => {
	const over = { type: 'error', status: 401, error: { message: 'Not signed in' } };
	expect((await answered(over)).heard).toEqual([texts.signedOut]);
	const fault = { type: 'error', status: 500, error: { message: 'x', id: 'a1b2' } };
	expect((await answered(fault)).heard).toEqual([expect.stringContaining('a1b2')]);
});

test.each([
	{ type: 'success', status: 200 },
	{ type: 'failure', status: 400, data: { problem: 'name' } },
	{ type: 'redirect', status: 303, location: '/' },
	{ type: 'error', status: 403, error: { message: 'Only for administrators' } }
])('what an action has answered stays its answer: %o', async (result) => {
	expect(await answered(result)).toEqual({ told: [result], applied: ['as Kit does'], heard: [] });
});
