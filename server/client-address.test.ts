import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const PROXY = '127.0.0.1';
const DESK = 'https://desk.example.org';
const from = (forwarded?: string | string[]) => ({
	headers: { 'x-forwarded-for': forwarded as string },
	socket: { remoteAddress: PROXY }
});

describe('the address of a client', () => {
	it('is that of the connection, whatever the request claims, while no proxy is set up', () => {
		expect(clientAddress(from('203.0.113.7'), null)).toBe(PROXY);
	});

	it('is what the proxy saw, and not what the client told the proxy', () => {
		expect(clientAddress(from('203.0.113.7'), DESK)).toBe('203.0.113.7');
		expect(clientAddress(from('10.9.9.9, 203.0.113.7'), DESK)).toBe('203.0.113.7');
		expect(clientAddress(from(' 2001:db8::7 '), DESK)).toBe('2001:db8::7');
	});

	it.each([undefined, '', 'unknown', '203.0.113.7, _hidden'])(
		'is that of the connection when the proxy says %j',
		(forwarded) => {
			expect(clientAddress(from(forwarded), DESK)).toBe(PROXY);
		}
	);

	it('is empty when the connection is gone', () => {
		expect(clientAddress({ headers: {}, socket: {} }, null)).toBe('');
	});
});
