import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import type { DeskView } from '#model/records.ts';
import { aPerson, aStory } from '#tests/support/paper.ts';
import { Door, type Guest } from './door.ts';

test('SYNC12: whoever comes in through a proxy is counted by their own address', async () => {
	const asked: Guest[] = [];
	const person = aPerson('anna', 'editor');
	const records: Record<string, unknown> = { person, story: aStory('s1') };
	const view = { get: (kind: string) => records[kind] } as Pick<DeskView, 'get'>;
	const door = new Door({
		auth: { personOf: async () => ({ person, sessionId: 'session', expiresAt: Infinity }) },
		view,
		rooms: { lease: () => Promise.reject(new Error('no disk')) },
		addressOf: () => '203.0.113.7',
		isCrowded: (guest) => asked.push(guest) > 0
	});
	const request = { headers: {}, socket: { remoteAddress: '127.0.0.1' } } as IncomingMessage;
	const url = new URL(`http://host/sync/story/s1?v=${SCHEMA_VERSION}`);
	expect((await door.admit(request, url)).ok).toBe(false);
	expect(asked.map(({ address }) => address)).toEqual(['203.0.113.7']);
});
