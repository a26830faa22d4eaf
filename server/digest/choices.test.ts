import { expect, it, onTestFinished } from 'vitest';
import { localHub } from '#tests/support/local-bus.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { openChoices } from './choices.ts';

it('what somebody wants is known at all servers, at the latest before mails are sent', async () => {
	const { store, db } = await openSqliteStore(':memory:');
	onTestFinished(() => store.close());
	const hub = localHub();
	const [here, there] = [await openChoices(db, hub.join()), await openChoices(db, hub.join())];
	await here.set('anna', { wanted: false });
	await expect.poll(() => there.of('anna').wanted).toBe(false);
	hub.stop();
	await here.set('anna', { sentAt: 5 });
	await there.renew();
	expect(there.of('anna')).toEqual({ wanted: false, lang: 'zh', sentAt: 5 });
});

it('a day’s mail is claimed by one of several servers, and given back where it could not be sent', async () => {
	const { store, db } = await openSqliteStore(':memory:');
	onTestFinished(() => store.close());
	const [here, there] = [await openChoices(db), await openChoices(db)];
	const due = 100;
	const claims = await Promise.all([here, there].map((one) => one.claim('anna', { due, at: 101 })));
	expect(claims.filter(Boolean)).toHaveLength(1);
	expect([here.of('anna').sentAt, there.of('anna').sentAt]).toEqual([101, 101]);
	await here.release('anna', { at: 101, before: 7 });
	expect(await there.claim('anna', { due, at: 102 })).toBe(true);
	// It is the other one's now.
	await here.release('anna', { at: 101, before: 7 });
	expect(await here.claim('anna', { due, at: 103 })).toBe(false);
	expect(await here.claim('anna', { due: 200, at: 201 })).toBe(true);
});

it('what somebody changes at a server that does not know yet leaves the claim alone', async () => {
	const { store, db } = await openSqliteStore(':memory:');
	onTestFinished(() => store.close());
	const hub = localHub();
	const [here, there] = [await openChoices(db, hub.join()), await openChoices(db, hub.join())];
	await here.set('anna', { lang: 'en' });
	await expect.poll(() => there.of('anna').lang).toBe('en');
	hub.stop();
	expect(await here.claim('anna', { due: 100, at: 101 })).toBe(true);
	await there.set('anna', { lang: 'zh' });
	await there.renew();
	expect(there.of('anna')).toEqual({ wanted: true, lang: 'zh', sentAt: 101 });
});
