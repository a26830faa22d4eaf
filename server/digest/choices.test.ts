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
