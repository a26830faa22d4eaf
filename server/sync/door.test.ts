import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { CLOSE } from '#document/protocol.ts';
import type { SignedIn } from '../auth/auth.ts';
import { Door, type Guest } from './door.ts';

const request = {
	headers: { 'x-forwarded-for': '203.0.113.7' },
	socket: { remoteAddress: '127.0.0.1' }
} as unknown as IncomingMessage;
const url = new URL(`http://host/sync/story/fish-market?v=${SCHEMA_VERSION}`);

test('SYNC12: whoever comes through a proxy is counted where they come from', async () => {
	const guests: Guest[] = [];
	const anna = { id: 'anna', name: '安娜', ink: 1, roles: ['editor'], active: true };
	const records = new Map<string, unknown>([
		['person/anna', anna],
		['story/fish-market', { authorIds: [], sharedIds: [], stage: 'draft', createdBy: 'anna' }]
	]);
	const door = new Door({
		auth: { personOf: async () => ({ person: anna, sessionId: 's1' }) as unknown as SignedIn },
		view: { get: (kind, id) => records.get(`${kind}/${id}`) as never },
		rooms: { lease: () => Promise.reject(new Error('is not asked for')) },
		addressOf: ({ headers }) => String(headers['x-forwarded-for']),
		isCrowded: (guest) => guests.push(guest) > 0
	});
	expect(await door.admit(request, url)).toEqual({ ok: false, error: CLOSE.tooMany });
	expect(guests).toEqual([{ personId: 'anna', sessionId: 's1', address: '203.0.113.7' }]);
});
