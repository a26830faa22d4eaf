import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { HOUSE, type Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { memoryDatabase } from '#tests/support/memory-database.ts';
import { aPerson } from '#tests/support/paper.ts';
import { DeskStalled } from '../desk/patience.ts';
import { isLost } from '../store/postgres-fault.ts';
import { isStoreFault } from '../store-fault.ts';
import { createAuth, type Auth, type SignedIn } from './auth.ts';
import { createLinks } from './links.ts';
import { createPeople } from './people.ts';

const PASSWORD = 'three lamps burning';
const liu: Person = { ...aPerson('liu', 'reporter'), username: 'liu' };
const log = pino({ level: 'silent' });

/** Two servers on one database, of which the other hears of people only when it looks. */
async function two() {
	const db = memoryDatabase<unknown>();
	const known = { here: [liu], there: [] as Person[] };
	const viewOf = (people: () => Person[]) =>
		({
			get: (_: string, id: string) => people().find((person) => person.id === id),
			list: people
		}) as unknown as DeskView;
	const views = { here: viewOf(() => known.here), there: viewOf(() => known.there) };
	const refresh = vi.fn(async (): Promise<void> => {
		known.there = [...known.here];
	});
	const open = (view: DeskView, look?: () => Promise<void>) =>
		createAuth({
			...{ db, engine: 'sqlite', view, log, refresh: look, isLost },
			secret: 'a secret of at least thirty-two characters'
		});
	const [here, there] = [await open(views.here), await open(views.there, refresh)];
	opened.push(here, there);
	await here.setPassword(liu, PASSWORD);
	return { db, known, views, here, there, refresh };
}
const opened: Auth[] = [];
afterEach(() => opened.splice(0).forEach((auth) => auth.close()));

const signIn = (auth: Auth, login = 'liu', password = PASSWORD) =>
	auth.signIn(
		{ login, password, remember: true },
		{ address: '203.0.113.7', userAgent: 'test', cookie: null }
	);
async function headersOf(auth: Auth): Promise<Headers> {
	const begun = await signIn(auth);
	if (!begun.ok) throw new Error(begun.error.reason);
	const cookies = begun.value.cookies.map(
		({ name, value }) => `${name}=${encodeURIComponent(value)}`
	);
	return new Headers({ cookie: cookies.join('; ') });
}

it('let somebody in at once whom another server has just taken in', async () => {
	const { there, refresh } = await two();
	expect(await signIn(there)).toMatchObject({ ok: true, value: { person: { id: 'liu' } } });
	expect(refresh).toHaveBeenCalledOnce();
});

it('look as often for a name that there is as for one that there is not', async () => {
	const { there, refresh } = await two();
	for (const login of ['liu', 'nobody']) {
		refresh.mockClear();
		expect(await signIn(there, login, 'wrong')).toMatchObject({ error: { reason: 'no-match' } });
		expect(refresh).toHaveBeenCalledOnce();
	}
});

it('look no more for whoever has tried too often', async () => {
	const { there, refresh } = await two();
	for (let tries = 0; tries < 12; tries++) await signIn(there, 'nobody', 'wrong');
	expect(refresh).toHaveBeenCalledTimes(10);
});

it('keep nobody waiting for what others have written, where that cannot be had', async () => {
	const { there, refresh, known } = await two();
	known.there = [liu];
	for (const look of [() => new Promise<void>(() => {}), () => Promise.reject(new Error('away'))]) {
		refresh.mockImplementationOnce(look);
		expect(await signIn(there)).toMatchObject({ ok: true });
	}
});

it('know whose session it is that was begun at another one, and look for nobody who has none', async () => {
	const { here, there, known, refresh } = await two();
	const own = await headersOf(here);
	const answers: (SignedIn | null)[] = [
		await there.personOf(own),
		(await there.visit(own)).signedIn
	];
	expect(answers.map((one) => one?.person.id)).toEqual(['liu', 'liu']);
	expect(refresh).toHaveBeenCalledOnce();
	known.there = [];
	const forged = new Headers({ cookie: own.get('cookie')?.replace(/=./, '=x') ?? '' });
	expect(await there.personOf(forged)).toBeNull();
	expect((await there.visit(forged)).signedIn).toBeNull();
	expect(refresh).toHaveBeenCalledOnce();
	// Put in again at the other one.
	known.there = [{ ...liu, active: false }];
	expect((await there.personOf(own))?.person.active).toBe(true);
});

/** How looking for what others have written fails, and whether the database is at fault. */
const FAILURES: [Error, boolean][] = [
	[Object.assign(new Error('read'), { code: 'ECONNRESET' }), true],
	[new DeskStalled(), true],
	[new Error('a bug'), false]
];

it('sign nobody out while what others have written cannot be had', async () => {
	const { here, there, refresh } = await two();
	const own = await headersOf(here);
	for (const ask of [() => there.personOf(own), () => there.visit(own)])
		for (const [error, isAway] of FAILURES) {
			refresh.mockRejectedValueOnce(error);
			expect(await ask().catch(isStoreFault)).toBe(isAway);
		}
	expect((await there.personOf(own))?.person.id).toBe('liu');
});

it('open the link of somebody whom another server has just taken in', async () => {
	const { db, there, views, refresh } = await two();
	const links = await createLinks(db);
	const { token } = await links.make('liu', HOUSE);
	const desk = { view: views.there, refresh, execute: vi.fn(), subscribe: () => () => undefined };
	const people = createPeople({ desk, auth: there, links, isLost, log });
	expect(await people.openLink('no link at all')).toMatchObject({ ok: false });
	expect(refresh).not.toHaveBeenCalled();
	for (const [error, isAway] of FAILURES) {
		refresh.mockRejectedValueOnce(error);
		expect(await people.openLink(token).catch(isStoreFault)).toBe(isAway);
	}
	expect(await people.openLink(token)).toMatchObject({ ok: true, value: { id: 'liu' } });
	people.close();
});
