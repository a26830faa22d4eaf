import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { aPaper } from '#tests/support/paper.ts';
import { StoreFault } from '#server/store-fault.ts';
import { asAway, handleError, letIn, upToDate } from './hooks.server.ts';

type Page = [route: string | null, params: Record<string, string>];

let done: string[];
beforeEach(() => {
	done = [];
	const refresh = async () => void done.push('refreshed');
	provide({ desk: { view: aPaper().paper, refresh } } as unknown as Services);
});
afterEach(() => void withdraw());

/** What is done for a page before it is made. */
async function visit(
	id: string | null,
	params: Record<string, string>,
	person: object | null = {}
) {
	const event = { params, route: { id }, locals: { person, lang: 'en' } };
	await upToDate({ event, resolve: async () => done.push('made') } as never);
	return done.join(', ');
}

test.each<Page>([
	['/(desk)/stories/[id]', { id: 'elsewhere' }],
	['/(desk)/stories/[id]/history', { id: 'elsewhere' }],
	['/(desk)/editions/[date]/proof/[page]', { date: '2027-01-01', page: '1' }]
])(
	'%s of what is not known here is made after a look at what others have written',
	async (...page) => {
		expect(await visit(...page)).toBe('refreshed, made');
	}
);

test.each<Page>([
	['/(desk)/editions/[date]/proof/[page]', { date: '2026-11-24', page: '1' }],
	['/(desk)/settings', {}],
	[null, {}]
])('%s is made at once where nothing is unknown', async (...page) => {
	expect(await visit(...page)).toBe('made');
});

test('whoever asks while the database does not answer is told so', async () => {
	const refresh = () => Promise.reject(new Error('the database does not answer'));
	const log = { error: () => void done.push('logged') };
	provide({ desk: { view: aPaper().paper, refresh }, log } as unknown as Services);
	await expect(visit('/(desk)/stories/[id]', { id: 'elsewhere' })).rejects.toMatchObject({
		status: 503,
		body: { away: true }
	});
	expect(done).toEqual(['logged']);
});

test('whoever is not signed in has nothing looked for', async () => {
	expect(await visit('/(desk)/stories/[id]', { id: 'elsewhere' }, null)).toBe('made');
});

/** What a route answers in which this is thrown, as Kit makes an answer of it. */
async function answerTo(error: Error, method = 'GET') {
	const logged: object[] = [];
	const log = { error: (told: object) => void logged.push(told) };
	provide({ log } as unknown as Services);
	const url = new URL('http://desk/api/audit');
	const request = new Request(url, { method });
	const event = { url, request, route: { id: '/api/audit' }, locals: { lang: 'en' } };
	const resolve = async () => {
		const told = { error, event, status: 500, message: 'Internal Error' } as never;
		return new Response(JSON.stringify(await handleError(told)), { status: 500 });
	};
	const response = await asAway({ event, resolve } as never);
	const { status, headers } = response;
	return { status, again: headers.get('retry-after'), body: await response.json(), logged };
}

test('whatever asks a database that does not answer says so, and when to ask again', async () => {
	const fault = new StoreFault(new Error('ETIMEDOUT'));
	const answer = await answerTo(fault);
	expect(answer).toMatchObject({
		...{ status: 503, again: '5', body: { away: true } },
		logged: [{ err: fault, path: '/api/audit', status: 503 }]
	});
	expect(answer.body).toHaveProperty('message', expect.stringMatching(/^The database does not/));
});

test('who wanted to change something is told that nobody knows whether it was done', async () => {
	const answer = await answerTo(new StoreFault(), 'POST');
	expect(answer.body).toHaveProperty('message', expect.stringMatching(/nobody knows whether/));
});

test('a fault of ours stays 500, and says nothing of what it is', async () => {
	const answer = await answerTo(new Error('secret'));
	expect([answer.status, answer.again]).toEqual([500, null]);
	expect(JSON.stringify(answer.body)).toMatch(
		/^\{"message":"Unexpected error [^"]+","id":"[^"]+"\}$/
	);
});

/** What somebody gets who is not signed in, asking in this way. */
async function letInWith(headers: Record<string, string>) {
	provide({ setUp: { isDone: () => true } } as unknown as Services);
	const url = new URL('http://desk/settings');
	const request = new Request(url, { method: 'POST', headers });
	const event = { url, request, isDataRequest: false, locals: { person: null } };
	return letIn({ event, resolve: () => Promise.reject(new Error('let in')) } as never);
}

test('a form that is sent by script is told that its session is over, and stays where it is', async () => {
	const answer = await letInWith({ accept: 'application/json', 'x-sveltekit-action': 'true' });
	expect([answer.status, await answer.json()]).toEqual([
		401,
		{ type: 'error', error: { message: 'Not signed in' } }
	]);
	const script = await letInWith({ accept: 'application/json' });
	expect([script.status, await script.text()]).toEqual([401, 'Not signed in']);
	await expect(letInWith({ accept: 'text/html' })).rejects.toMatchObject({ status: 303 });
});
