import type { ActionResult } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { unlessAway } from './unless-away.ts';

const applied = vi.hoisted(() => [] as unknown[]);
vi.mock('$app/forms', () => ({
	applyAction: async (result: unknown) => void applied.push(result)
}));

const AWAY = { type: 'failure', status: 503, data: { problem: 'away' } };

/** What a form is told, and what is shown of it, where it is answered with this. */
async function answered(result: unknown) {
	applied.length = 0;
	const told: ActionResult[] = [];
	const form = unlessAway({ problem: 'away' }, () => async ({ result, update }) => {
		told.push(result);
		await update();
	});
	const hear = await form({} as never);
	const update = async () => void applied.push('as Kit does');
	await hear?.({ result, update } as never);
	return { told, applied };
}

test.each([
	['the hooks say that the database is away', { message: 'The database does not answer.' }],
	['there is no way to the server', { type: 'error', error: new TypeError('Failed to fetch') }],
	['the server has failed', { type: 'error', status: 500, error: { message: 'x' } }]
])('a form stays as it was filled in where %s', async (_, result) => {
	expect(await answered(result)).toEqual({ told: [AWAY], applied: [AWAY] });
});

test.each([
	{ type: 'success', status: 200 },
	{ type: 'failure', status: 400, data: { problem: 'name' } },
	{ type: 'redirect', status: 303, location: '/' },
	{ type: 'error', status: 403, error: { message: 'Only for administrators' } }
])('what an action has answered stays its answer: %o', async (result) => {
	expect(await answered(result)).toEqual({ told: [result], applied: ['as Kit does'] });
});
