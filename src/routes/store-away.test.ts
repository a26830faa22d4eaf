import { afterEach, beforeEach, expect, test } from 'vitest';
import { FORMATS } from '#model/format.ts';
import { ok } from '#model/result.ts';
import type { Services } from '#server/boot.ts';
import { readRequest } from '#server/desk/command-schema.ts';
import { provide, withdraw } from '#server/services.ts';
import { StoreFault } from '#server/store-fault.ts';
import { StrangerPace } from '#server/stranger-pace.ts';
import { aPerson } from '#tests/support/paper.ts';
import { actions as account, load as accountPage } from './(desk)/account/+page.server.ts';
import { actions as settings } from './(desk)/settings/+page.server.ts';
import { load as peoplePage } from './(desk)/people/+page.server.ts';
import { DELETE as endSession } from './api/session/+server.ts';
import { actions as link, load as linkPage } from './link/[token]/+page.server.ts';
import { actions as setUp } from './set-up/[token]/+page.server.ts';
import { POST as managePeople } from './api/people/+server.ts';
import { POST as answerReview } from './review/answer/+server.ts';
import { POST as openReview } from './review/open/+server.ts';
import { POST as reviewPhoto } from './review/photo/+server.ts';
import { POST as keepReview } from './review/still/+server.ts';
import { POST as signOut } from './sign-out/+server.ts';

const AWAY = {
	status: 503,
	body: { message: expect.stringMatching(/^The database does not answer/) }
};
const PAPER = { timeZone: 'Asia/Shanghai', formatId: FORMATS[0]?.id ?? '', pressTime: '00:30' };
const anna = aPerson('anna', 'reporter');
let logged: string[];

/** What asks the database, once it does not answer. */
const silent = () => Promise.reject(new StoreFault(new Error('ETIMEDOUT')));
beforeEach(() => {
	logged = [];
	const log = { error: (_: object, message: string) => void logged.push(message) };
	const auth = { changePassword: silent, revoke: silent, sessions: silent, signOut: silent };
	const people = { openLink: silent, choosePassword: silent, access: silent, makeLink: silent };
	const setUp = { run: silent };
	const outside = { open: silent, answer: silent, photo: silent, watch: silent, isOpen: silent };
	const desk = { read: readRequest, execute: silent };
	const strangers = new StrangerPace();
	provide({ ...{ auth, people, setUp, outside, desk, strangers, log } } as unknown as Services);
});
afterEach(() => void withdraw());

/** A request of somebody who is signed in, as far as these routes look at it. */
const event = (form: Record<string, string> = {}) => {
	const request = new Request('http://desk/', { method: 'POST', body: new URLSearchParams(form) });
	return {
		...{ request, url: new URL('http://desk/'), params: { token: 'a-token' } },
		...{ setHeaders: () => {}, depends: () => {}, getClientAddress: () => '203.0.113.7' },
		locals: { person: anna, session: { id: 's', expiresAt: 0 }, lang: 'en' },
		cookies: { get: () => undefined, set: () => {} }
	} as never;
};

test.each([
	['the account', accountPage],
	['people', peoplePage],
	['a link', linkPage]
])('the page of %s says so with 503', async (_, load) => {
	await expect(Promise.resolve(load(event()))).rejects.toMatchObject(AWAY);
	expect(logged).toHaveLength(1);
});

test('whoever chooses a password by a link is told that nobody knows whether it is set', async () => {
	const chosen = link.default?.(event({ password: 'x', again: 'x' }));
	await expect(Promise.resolve(chosen)).rejects.toMatchObject(AWAY);
});

test.each([
	['changes their password', account.password, { password: 'away' }],
	['ends a session', account.end, { end: 'away' }]
])('whoever %s is told so where they did it', async (_, action, data) => {
	const done = await action?.(event({ id: 's', old: 'a', password: 'b' }));
	expect(done).toMatchObject({ status: 503, data: { problem: data } });
});

test.each([
	['by the button', signOut],
	['by a script', endSession]
])('whoever signs out %s is not said to be signed out', async (_, handler) => {
	await expect(Promise.resolve(handler(event()))).rejects.toMatchObject(AWAY);
});

test.each([
	['opens it', openReview, {}],
	['keeps it open', keepReview, { wait: true }],
	['asks whether it is open', keepReview, {}],
	['looks at a photo', reviewPhoto, { photo: 0 }],
	[
		'answers',
		answerReview,
		{ answer: { id: 'a'.repeat(16), verdict: 'approved', remark: '', comments: [] } }
	]
])('whoever has a link from outside and %s is asked to try again', async (_, handler, asked) => {
	const body = JSON.stringify({ token: 'a'.repeat(43), ...asked });
	const request = new Request('http://desk/', { method: 'POST', body });
	const answer = await handler({ ...(event() as object), request } as never);
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});

test('an administrator is told that nobody knows whether it was done', async () => {
	const body = JSON.stringify({ do: 'link', id: 'p' });
	const request = new Request('http://desk/', { method: 'POST', body });
	const answer = await managePeople({ ...(event() as object), request } as never);
	expect(answer.status).toBe(503);
	expect(await answer.json()).toEqual({ ok: false, refusal: { reason: 'away' } });
});

test('whoever sets the paper up keeps what they have typed, and is told the same', async () => {
	const typed = {
		paper: '临溪日报',
		...PAPER,
		name: '林安',
		username: 'lin',
		email: '',
		password: 'under the old lamp'
	};
	const made = await setUp.default?.(event(typed));
	expect(made).toMatchObject({
		status: 503,
		data: { problem: 'away', typed: { username: 'lin' } }
	});
});

test('an administrator who saves settings keeps what they have typed, and is told the same', async () => {
	const admin = aPerson('root', 'administrator');
	const asked = event({ name: '临溪日报', ...PAPER }) as { locals: object };
	const saved = settings.default?.({
		...asked,
		locals: { ...asked.locals, person: admin }
	} as never);
	expect(await saved).toMatchObject({ status: 503, data: { saved: false, problem: 'away' } });
});

test('what is no fault of the database stays one of ours', async () => {
	const fault = new Error('a bug');
	const people = { openLink: () => Promise.reject(fault), choosePassword: async () => ok(anna) };
	provide({ people } as unknown as Services);
	await expect(Promise.resolve(linkPage(event()))).rejects.toBe(fault);
});
