import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { CLOSE } from '#document/close-codes.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import type { DeskView } from '#model/records.ts';
import { err } from '#model/result.ts';
import { aPerson, aStory } from '#tests/support/paper.ts';
import type { SignedIn } from '../auth/auth.ts';
import type { Guest } from './crowd.ts';
import { Door } from './door.ts';
import type { Lease } from './rooms.ts';

const person = aPerson('anna', 'editor');
const records: Record<string, unknown> = { person, story: aStory('s1') };
const view = { get: (kind: string) => records[kind] } as Pick<DeskView, 'get'>;
const request = { headers: {}, socket: { remoteAddress: '127.0.0.1' } } as IncomingMessage;
const url = new URL(`http://host/sync/story/s1?v=${SCHEMA_VERSION}`);

test('SYNC12: whoever comes in through a proxy is counted by their own address', async () => {
	const asked: Guest[] = [];
	const door = new Door({
		auth: { personOf: async () => ({ person, sessionId: 'session', expiresAt: Infinity }) },
		view,
		rooms: { lease: () => Promise.reject(new Error('no disk')) },
		addressOf: () => '203.0.113.7',
		refresh: async () => undefined,
		crowd: {
			enter(guest) {
				asked.push(guest);
				return null;
			}
		}
	});
	expect((await door.admit(request, url)).ok).toBe(false);
	expect(asked.map(({ address }) => address)).toEqual(['203.0.113.7']);
});

test('HTTP1: who is signed in is known before their story is there, and nobody else is', async () => {
	const told: string[] = [];
	let signedIn: SignedIn | null = { person, sessionId: 'session', expiresAt: Infinity };
	const door = new Door({
		auth: { personOf: async () => signedIn },
		view,
		rooms: {
			lease: () => {
				told.push('loading');
				return Promise.reject(new Error('no disk'));
			}
		},
		addressOf: () => '203.0.113.7',
		refresh: async () => undefined,
		crowd: { enter: () => () => {} }
	});
	await door.admit(request, url, () => told.push('known'));
	expect(told).toEqual(['known', 'loading']);
	signedIn = null;
	await door.admit(request, url, () => told.push('known'));
	expect(told).toHaveLength(2);
});

test('SYNC21: a story that another server has just made is looked for before it is said not to be there', async () => {
	let found = () => void (known.story = records.story);
	const known: Record<string, unknown> = { person };
	const counts = { here: 0, loaded: 0 };
	const lease = { room: {}, release: () => undefined } as unknown as Lease;
	const door = new Door({
		auth: { personOf: async () => ({ person, sessionId: 'session', expiresAt: Infinity }) },
		view: { get: (kind: string) => known[kind] } as Pick<DeskView, 'get'>,
		rooms: { lease: async () => ((counts.loaded += 1), lease) },
		addressOf: () => '203.0.113.7',
		crowd: { enter: () => ((counts.here += 1), () => void (counts.here -= 1)) },
		refresh: async () => found()
	});
	found = () => {
		throw new Error('no database');
	};
	expect(await door.admit(request, url)).toEqual(err(CLOSE.unavailable));
	found = () => undefined;
	expect(await door.admit(request, url)).toEqual(err(CLOSE.noSuchStory));
	expect(counts).toEqual({ here: 0, loaded: 0 });
	// Signed out while it is looked for.
	found = () => {
		known.story = records.story;
		door.revoke({ personId: person.id, sessionId: 'session' });
	};
	const late = await door.admit(request, url);
	expect(late.ok && late.value.sitDown()).toEqual(err(CLOSE.signedOut));
	expect(counts.loaded).toBe(1);
	const next = await door.admit(request, url);
	expect(next.ok && next.value.sitDown().ok).toBe(true);
});

test('SYNC21: a right that another server has just given is looked for before somebody is sent away', async () => {
	const spiked = { ...aStory('s1'), spikedAt: 1 };
	const known: Record<string, unknown> = { person: { ...person, active: false }, story: spiked };
	let looks = 0;
	let found = () => {};
	const door = new Door({
		auth: { personOf: async () => ({ person, sessionId: 'session', expiresAt: Infinity }) },
		view: { get: (kind: string) => known[kind] } as Pick<DeskView, 'get'>,
		rooms: { lease: async () => ({ room: {}, release: () => undefined }) as unknown as Lease },
		addressOf: () => '203.0.113.7',
		crowd: { enter: () => () => undefined },
		refresh: async () => ((looks += 1), found())
	});
	expect(await door.admit(request, url)).toEqual(err(CLOSE.deactivated));
	found = () => void (known.person = person);
	const admitted = await door.admit(request, url);
	expect(admitted.ok && admitted.value.sitDown().ok).toBe(true);
	expect(looks).toBe(2);
	// Whoever may come in anyway has nothing looked for.
	expect((await door.admit(request, url)).ok).toBe(true);
	expect(looks).toBe(2);
});
