import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { memoryDatabase } from '#tests/support/memory-database.ts';
import { createAuth, type Auth, type Caller, type SetCookie } from './auth.ts';
import { createPasswords } from './passwords.ts';

const caller: Caller = { address: '10.0.0.7', userAgent: 'test', cookie: null };
const PASSWORD = 'three lamps burning';

let people: Person[];
let auth: Auth;
let clock: number;
/** How often argon2id ran; it is what a sign-in takes its time for. */
let hashes: number;

const person = (id: string, patch: Partial<Person> = {}): Person => ({
	id,
	name: '柳青',
	username: id,
	email: `${id}@paper.example`,
	roles: ['reporter'],
	ink: 1,
	active: true,
	createdAt: 0,
	...patch
});

const view = {
	get: (_kind: string, id: string) => people.find((one) => one.id === id),
	list: () => people
} as unknown as DeskView;

const headers = (cookies: SetCookie[]) =>
	new Headers({
		cookie: cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
	});

const signIn = (login: string, password = PASSWORD, from: Partial<Caller> = {}) =>
	auth.signIn({ login, password, remember: true }, { ...caller, ...from });

async function signedIn(login: string, from: Partial<Caller> = {}) {
	const result = await signIn(login, PASSWORD, from);
	if (!result.ok) throw new Error(result.error.reason);
	return result.value;
}

beforeEach(async () => {
	clock = 1_800_000_000_000;
	people = [person('liu'), person('hao')];
	const passwords = createPasswords();
	auth = await createAuth({
		db: memoryDatabase(),
		engine: 'sqlite',
		view,
		secret: 'a secret of at least thirty-two characters',
		log: pino({ level: 'silent' }),
		now: () => clock,
		passwords: {
			...passwords,
			hash: (password) => ((hashes += 1), passwords.hash(password)),
			verify: (stored, password) => ((hashes += 1), passwords.verify(stored, password))
		}
	});
	await auth.setPassword(people[0]!, PASSWORD);
});

describe('asking whose a session is', () => {
	it('looks once for all who ask at the same time, and anew once a session has ended', async () => {
		const { cookies } = await signedIn('liu');
		const ask = () => auth.personOf(headers(cookies));
		const [one, other] = await Promise.all([ask(), ask()]);
		expect(one?.person.id).toBe('liu');
		expect(other).toBe(one);
		expect(await ask()).not.toBe(one);
		let meanwhile: Promise<unknown> | undefined;
		let isOver = false;
		auth.onRevoked(() => {
			isOver = true;
			meanwhile = ask();
		});
		const before = ask().then((answer) => isOver && answer);
		await auth.revoke('liu');
		// Whoever had asked before is not let in after.
		expect(await before).toBeFalsy();
		expect(await meanwhile).toBeNull();
		expect(await ask()).toBeNull();
	});
});

describe('signing in', () => {
	it('takes a user name or an e-mail, in any case', async () => {
		for (const login of ['liu', ' LIU ', 'Liu@paper.example']) {
			const result = await signIn(login);
			expect(result).toMatchObject({ ok: true, value: { person: { id: 'liu' } } });
		}
	});

	it('gives a cookie that names the person until it expires', async () => {
		const { cookies, expiresAt } = await signedIn('liu');
		expect(await auth.personOf(headers(cookies))).toMatchObject({ person: { id: 'liu' } });
		expect(await auth.personOf({ cookie: headers(cookies).get('cookie')! })).not.toBeNull();
		expect(expiresAt - Date.now()).toBeGreaterThan(11 * 3600_000);
	});

	it('takes a password typed full-width for the same', async () => {
		expect((await signIn('liu', 'ｔｈｒｅｅ lamps burning')).ok).toBe(true);
	});

	it.each([
		['a wrong password', 'liu', 'wrong horse'],
		['an unknown name', 'nobody', PASSWORD],
		['somebody without a password yet', 'hao', PASSWORD],
		['an empty name', '', PASSWORD],
		['an overlong password', 'liu', 'x'.repeat(5000)]
	])('refuses %s in the same words', async (_case, login, password) => {
		expect(await signIn(login, password)).toEqual({ ok: false, error: { reason: 'no-match' } });
	});

	it.each([
		['a wrong password', 'liu'],
		['an unknown name', 'nobody'],
		['somebody without a password yet', 'hao'],
		['an empty name', '']
	])('hashes once over %s, so that time tells nothing', async (_case, login) => {
		hashes = 0;
		await signIn(login, 'wrong horse');
		expect(hashes).toBe(1);
	});

	it('tells the inactive so, but only after the right password', async () => {
		people = [person('liu', { active: false })];
		expect(await signIn('liu')).toEqual({ ok: false, error: { reason: 'inactive' } });
		expect(await signIn('liu', 'wrong horse')).toEqual({
			ok: false,
			error: { reason: 'no-match' }
		});
		expect(await auth.sessions('liu')).toEqual([]);
	});

	it('begins a new session and ends the one it found (fixation)', async () => {
		const first = await signedIn('liu');
		const second = await signedIn('liu', { cookie: headers(first.cookies).get('cookie') });
		expect(second.sessionId).not.toBe(first.sessionId);
		expect(await auth.personOf(headers(first.cookies))).toBeNull();
		expect(await auth.personOf(headers(second.cookies))).not.toBeNull();
	});

	it('does not take a cookie that was made up or changed', async () => {
		const { cookies } = await signedIn('liu');
		const [session] = cookies;
		const forged = {
			...session!,
			value: session!.value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a'))
		};
		expect(await auth.personOf(headers([forged]))).toBeNull();
		expect(await auth.personOf(headers([{ ...session!, value: 'made-up' }]))).toBeNull();
	});
});

describe('guessing', () => {
	const guess = (times: number, login: string, address: string) =>
		Promise.all(Array.from({ length: times }, () => signIn(login, 'wrong horse', { address })));

	it('is slowed down after ten tries from one network, even for the right password', async () => {
		await guess(10, 'liu', '10.0.0.9');
		expect(await signIn('liu', PASSWORD, { address: '10.0.0.9' })).toEqual({
			ok: false,
			error: { reason: 'too-many', wait: 15 * 60_000 }
		});
	});

	it('does not lock the owner out elsewhere, nor for long', async () => {
		await guess(10, 'liu', '10.0.0.9');
		expect((await signIn('liu')).ok).toBe(true);
		clock += 15 * 60_000 + 1;
		expect((await signIn('liu', PASSWORD, { address: '10.0.0.9' })).ok).toBe(true);
	});

	it('counts an unknown name like a known one', async () => {
		await guess(10, 'nobody', '10.0.0.9');
		expect(await signIn('nobody', PASSWORD, { address: '10.0.0.9' })).toMatchObject({
			error: { reason: 'too-many' }
		});
	});

	it('forgets the tries of somebody who got it right', async () => {
		for (let round = 0; round < 3; round++) {
			await guess(9, 'liu', '10.0.0.9');
			expect((await signIn('liu', PASSWORD, { address: '10.0.0.9' })).ok).toBe(true);
		}
	});
});

describe('sessions', () => {
	it('end at once when revoked, and whoever holds a socket is told', async () => {
		const [one, other] = [await signedIn('liu'), await signedIn('liu')];
		const told = vi.fn();
		auth.onRevoked(told);
		await auth.revoke('liu', { only: one.sessionId });
		expect(await auth.personOf(headers(one.cookies))).toBeNull();
		expect(await auth.personOf(headers(other.cookies))).not.toBeNull();
		expect(told.mock.calls).toEqual([[{ personId: 'liu', sessionId: one.sessionId }]]);
	});

	it('of nobody else can be ended by naming them', async () => {
		const { sessionId, cookies } = await signedIn('liu');
		await auth.revoke('hao', { only: sessionId });
		expect(await auth.personOf(headers(cookies))).not.toBeNull();
	});

	it('end on signing out', async () => {
		const { cookies } = await signedIn('liu');
		const ended = await auth.signOut(headers(cookies));
		expect(ended.map(({ maxAge }) => maxAge)).toEqual([0, 0]);
		expect(await auth.personOf(headers(cookies))).toBeNull();
	});

	it('name nobody once the person is inactive', async () => {
		const { cookies } = await signedIn('liu');
		people = [person('liu', { active: false })];
		expect(await auth.personOf(headers(cookies))).toBeNull();
	});

	it('are listed with where and since when', async () => {
		const { sessionId } = await signedIn('liu', { address: '10.0.0.8', userAgent: 'Firefox' });
		expect(await auth.sessions('liu')).toMatchObject([
			{ id: sessionId, address: '10.0.0.8', userAgent: 'Firefox' }
		]);
	});
});

describe('a new password', () => {
	it.each([
		['short', 'seven 7'],
		['common', 'password1'],
		['common', 'Sunshine2024!'],
		['own-name', 'liuliu12'],
		['repeated', 'aaaaaaaaaaaa'],
		['long', 'long '.repeat(40)]
	])('is refused as %s: %s', async (problem, password) => {
		expect(await auth.setPassword(people[0]!, password)).toEqual({ ok: false, error: problem });
		expect((await signIn('liu')).ok).toBe(true);
	});

	it('set by a link ends every session', async () => {
		const { cookies } = await signedIn('liu');
		await auth.setPassword(people[0]!, 'another long one');
		expect(await auth.personOf(headers(cookies))).toBeNull();
		expect((await signIn('liu')).ok).toBe(false);
		expect((await signIn('liu', 'another long one')).ok).toBe(true);
	});

	it('chosen by its owner needs the old one and ends the other sessions', async () => {
		const [here, elsewhere] = [await signedIn('liu'), await signedIn('liu')];
		const change = (old: string) =>
			auth.changePassword(here, old, 'another long one', caller.address);
		expect(await change('wrong horse')).toEqual({ ok: false, error: 'no-match' });
		expect(await change(PASSWORD)).toEqual({ ok: true, value: undefined });
		expect(await auth.personOf(headers(here.cookies))).not.toBeNull();
		expect(await auth.personOf(headers(elsewhere.cookies))).toBeNull();
	});
});

it('lists who has a password', async () => {
	expect([...(await auth.overview())]).toEqual([['liu', { lastSeenAt: null }]]);
	await signedIn('liu');
	expect((await auth.overview()).get('liu')?.lastSeenAt).toBeGreaterThan(0);
});
