import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { localHub, type LocalHub } from '#tests/support/local-bus.ts';
import { memoryDatabase } from '#tests/support/memory-database.ts';
import type { Bus } from '../nodes/bus.ts';
import { createAuth, type Auth, type Revoked, type SetCookie } from './auth.ts';

const PASSWORD = 'three lamps burning';
const liu = {
	id: 'liu',
	name: '柳青',
	username: 'liu',
	roles: ['reporter'],
	active: true
} as Person;
const view = { get: () => liu, list: () => [liu] } as unknown as DeskView;

const headers = (cookies: SetCookie[]) =>
	new Headers({
		cookie: cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
	});

describe('sessions of several servers', () => {
	const opened: Auth[] = [];
	afterEach(() => {
		opened.splice(0).forEach((auth) => auth.close());
		vi.useRealTimers();
	});

	/** Two servers, with a session that was begun at one and is open at the other. */
	async function two(hub: LocalHub) {
		const db = memoryDatabase<unknown>();
		const open = async (bus: Bus) => {
			const auth = await createAuth({
				...{ db, engine: 'sqlite', view, bus, log: pino({ level: 'silent' }) },
				secret: 'a secret of at least thirty-two characters'
			});
			opened.push(auth);
			return auth;
		};
		const buses = [hub.join(), hub.join()] as const;
		const here = await open(buses[0]);
		const there = await open(buses[1]);
		await here.setPassword(liu, PASSWORD);
		const caller = { address: '10.0.0.7', userAgent: 'test', cookie: null };
		const begun = await here.signIn({ login: 'liu', password: PASSWORD, remember: true }, caller);
		if (!begun.ok) throw new Error(begun.error.reason);
		const own = headers(begun.value.cookies);
		expect((await there.personOf(own))?.person.id).toBe('liu');
		const heard: Revoked[] = [];
		there.onRevoked((revoked) => void heard.push(revoked));
		return { here, there, own, heard, buses, sessionId: begun.value.sessionId };
	}

	it('end on all of them when they end on one, at once', async () => {
		// So that nobody looks: it must have been said.
		vi.useFakeTimers({ toFake: ['setTimeout'] });
		const { here, there, own, heard, sessionId } = await two(localHub());
		await here.signOut(own);
		await expect.poll(() => heard).toEqual([{ personId: 'liu', sessionId }]);
		expect(await there.personOf(own)).toBeNull();
	});

	it('end there within two seconds where nothing carries between them', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const hub = localHub();
		const { here, own, heard, sessionId } = await two(hub);
		hub.stop();
		await here.revoke('liu');
		await vi.advanceTimersByTimeAsync(2000);
		await expect.poll(() => heard).toEqual([{ personId: 'liu', sessionId }]);
		expect(await here.personOf(own)).toBeNull();
	});

	it('end there soon also where a message was lost, and the others stay', async () => {
		const hub = localHub();
		const { here, there, own, heard, buses } = await two(hub);
		const caller = { address: '10.0.0.8', userAgent: 'test', cookie: null };
		const other = await there.signIn({ login: 'liu', password: PASSWORD, remember: true }, caller);
		if (!other.ok) throw new Error(other.error.reason);
		hub.part(...buses);
		await here.signOut(own);
		await expect.poll(() => heard.length).toBe(1);
		expect(heard.map(({ sessionId }) => sessionId)).not.toContain(other.value.sessionId);
		expect((await here.personOf(headers(other.value.cookies)))?.person.id).toBe('liu');
	});
});
