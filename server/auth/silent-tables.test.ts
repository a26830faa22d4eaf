import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUSE, type Person } from '#model/person.ts';
import { hold, type Held } from '#tests/support/hold.ts';
import { aPerson } from '#tests/support/paper.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { openDesk } from '../desk/desk.ts';
import { isLost } from '../store/postgres-fault.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import type { OpenedStore } from '../store/sqlite-store.ts';
import { isStoreFault } from '../store-fault.ts';
import { createAuth, type Auth } from './auth.ts';
import { createLinks, type LinksOptions, type LinkTable } from './links.ts';
import { createPeople } from './people.ts';
import { createSetUp } from './set-up.ts';

/** Tables are made while others use the machine, ms. */
const PATIENCE_MS = 60_000;
const ANNA: Person = { ...aPerson('anna', 'editor'), username: 'anna' };
const PASSWORD = '墨香里的夜班编辑部';

describe.skipIf(!(await hasPostgres()))('sign-in over tables that do not answer', () => {
	let database: TestDatabase;
	let opened: OpenedStore;
	let auth: Auth;
	let held: Held | null = null;
	beforeEach(async () => {
		database = await testDatabase();
		opened = await openPostgresStore(database.url, {});
		auth = await createAuth({
			...{ db: opened.quick as never, slow: opened.slow as never, engine: 'postgres' },
			...{ secret: 'a secret of this test', isLost, log: pino({ level: 'silent' }) },
			view: { get: () => ANNA, list: () => [ANNA] } as never
		});
		expect(await auth.setPassword(ANNA, PASSWORD)).toMatchObject({ ok: true });
	}, PATIENCE_MS);
	afterEach(async () => {
		await held?.end();
		held = null;
		auth.close();
		await opened.store.close();
		await database.drop();
	}, PATIENCE_MS);

	const lock = async (table: 'account' | 'session' | 'link' | 'command') =>
		(held = await hold(database.url, `lock table ${table} in access exclusive mode`));
	const release = async () => {
		await held?.end();
		held = null;
	};
	const signIn = () =>
		auth.signIn(
			{ login: 'anna', password: PASSWORD, remember: true },
			{ address: '203.0.113.7', userAgent: 'test', cookie: null }
		);
	async function cookieOf(): Promise<Headers> {
		const signedIn = await signIn();
		if (!signedIn.ok) throw new Error(signedIn.error.reason);
		const cookies = signedIn.value.cookies.map(
			({ name, value }) => `${name}=${encodeURIComponent(value)}`
		);
		return new Headers({ cookie: cookies.join('; ') });
	}
	/** What came of it: that the database did not answer, an error of another kind, or an answer. */
	const outcome = (asked: Promise<unknown>) =>
		asked.then(
			() => 'answered',
			(error: unknown) => (isStoreFault(error) ? 'away' : error)
		);

	it(
		'says so to whoever signs in, whose try is none, and lets them in as soon as they do',
		async () => {
			await lock('account');
			// More often than wrong passwords are allowed.
			for (const tries of [6, 6])
				expect(
					new Set(await Promise.all(Array.from({ length: tries }, () => outcome(signIn()))))
				).toEqual(new Set(['away']));
			await release();
			expect(await signIn()).toMatchObject({ ok: true });
		},
		PATIENCE_MS
	);

	it(
		'says so to whoever has a session, whom it does not take for signed out',
		async () => {
			const headers = await cookieOf();
			await lock('session');
			const asked = [auth.personOf(headers), auth.visit(headers), auth.sessions(ANNA.id)];
			expect(await Promise.all(asked.map(outcome))).toEqual(['away', 'away', 'away']);
			await release();
			expect(await auth.personOf(headers)).toMatchObject({ person: { id: 'anna' } });
			expect(await auth.visit(headers)).toMatchObject({ signedIn: { person: { id: 'anna' } } });
		},
		PATIENCE_MS
	);

	it(
		'says so to whoever has a link, which works as soon as they do',
		async () => {
			const slow: LinksOptions['slow'] = opened.slow.withTables();
			const quick: Kysely<LinkTable> = opened.quick.withTables();
			const links = await createLinks(quick, { slow, isLost });
			const { token } = await links.make(ANNA.id, null);
			const desk = {
				view: { get: () => ANNA, list: () => [ANNA] } as never,
				...{ execute: vi.fn(), refresh: async () => {}, subscribe: () => () => {} }
			};
			const people = createPeople({ desk, auth, links, isLost, log: pino({ level: 'silent' }) });
			await lock('link');
			const asked = [people.openLink(token), people.choosePassword(token, PASSWORD)];
			expect(await Promise.all(asked.map(outcome))).toEqual(['away', 'away']);
			await release();
			expect(await people.openLink(token)).toMatchObject({ ok: true });
			expect(await people.choosePassword(token, PASSWORD)).toMatchObject({ ok: true });
		},
		PATIENCE_MS
	);

	it(
		'says so to whoever changes a password, which may be changed, while sessions are not ended',
		async () => {
			const headers = await cookieOf();
			const signedIn = await auth.personOf(headers);
			if (!signedIn) throw new Error('nobody is signed in');
			const next = '墨香里的早班编辑部';
			const change = () => auth.changePassword(signedIn, PASSWORD, next, '203.0.113.7');
			await lock('session');
			expect(await outcome(change())).toBe('away');
			await release();
			// What somebody finds who does it again.
			expect(await change()).toEqual({ ok: false, error: 'no-match' });
			expect(await auth.personOf(headers)).toMatchObject({ person: { id: 'anna' } });
		},
		PATIENCE_MS
	);

	it(
		'says so to whoever manages people or sets the paper up, who may do it again as soon as they do',
		async () => {
			const log = pino({ level: 'silent' });
			const desk = await openDesk({ store: opened.store, log });
			const quick: Kysely<LinkTable> = opened.quick.withTables();
			const links = await createLinks(quick, { isLost });
			const people = createPeople({ desk, auth, links, isLost, log });
			const setUp = createSetUp({ desk, auth, isLost, secret: 'a secret of this test' });
			const token = setUp.path()?.split('/').at(-1) ?? '';
			const wen = { name: 'wen', username: 'wen', email: null, roles: ['reporter' as const] };
			const paper = {
				newsroom: {
					...{ name: '禾溪报', timeZone: 'Asia/Shanghai', formatId: 'sikai', pressTime: '23:30' }
				},
				administrator: { ...wen, username: 'fang', chief: true, password: PASSWORD }
			};
			await lock('command');
			const asked = [
				people.add(HOUSE, wen),
				people.setRoles(HOUSE, 'anna', ['chief']),
				people.deactivate(HOUSE, 'anna'),
				people.activate(HOUSE, 'anna'),
				setUp.run(token, paper)
			];
			expect(await Promise.all(asked.map(outcome))).toEqual(asked.map(() => 'away'));
			await release();
			expect(await people.add(HOUSE, wen)).toMatchObject({ ok: true });
			expect(await setUp.run(token, paper)).toMatchObject({ ok: true });
			people.close();
			await desk.close();
		},
		PATIENCE_MS
	);

	it(
		'waits for those that are only slow',
		async () => {
			await database.run(`create function slowly() returns trigger language plpgsql as
			$$ begin perform pg_sleep(1); return new; end $$;
			create trigger slowly before insert on session for each row execute function slowly()`);
			expect(await signIn()).toMatchObject({ ok: true });
		},
		PATIENCE_MS
	);
});
