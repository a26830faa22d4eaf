import { describe, expect, it } from 'vitest';
import { isOwnOrigin, requestOrigin } from './request-origin.ts';

const DESK = 'https://desk.example.org';

describe('the origin of a request', () => {
	it.each([
		['localhost:3000', 'http://localhost:3000'],
		['127.0.0.1:3000', 'http://127.0.0.1:3000'],
		['192.168.1.20:3000', 'http://192.168.1.20:3000'],
		['[::1]:3000', 'http://[::1]:3000']
	])('is plain http under %s', (host, origin) => {
		expect(requestOrigin({ host }, null)).toBe(origin);
	});

	it('is what the proxy says, with or without a configured one', () => {
		const forwarded = { host: 'desk.example.org', 'x-forwarded-proto': 'https' };
		expect(requestOrigin(forwarded, null)).toBe(DESK);
		expect(requestOrigin({ ...forwarded, 'x-forwarded-proto': 'https, http' }, null)).toBe(DESK);
		expect(requestOrigin({ ...forwarded, host: '127.0.0.1:3000' }, DESK)).toBe(DESK);
	});

	it('is the configured one under its host, and plain http beside the proxy', () => {
		expect(requestOrigin({ host: 'desk.example.org' }, DESK)).toBe(DESK);
		expect(requestOrigin({ host: 'localhost:3000' }, DESK)).toBe('http://localhost:3000');
	});

	it('is the configured one for its own page, though the proxy passes nothing on', () => {
		expect(requestOrigin({ host: '127.0.0.1:3000', origin: DESK }, DESK)).toBe(DESK);
	});

	it.each(['[', 'a b', 'desk.example.org/evil', 'me@desk.example.org', 'desk:99999', '1.2.3.999'])(
		'cannot be told under “%s”',
		(host) => {
			expect(requestOrigin({ host }, null)).toBeNull();
			expect(requestOrigin({ host }, DESK)).toBeNull();
			expect(isOwnOrigin({ host, origin: `http://${host}` }, null)).toBe(false);
		}
	);
});

describe('a socket', () => {
	const host = 'desk.example.org';
	it('is our own page’s under every address we are reached at', () => {
		expect(isOwnOrigin({ host: 'localhost:3000', origin: 'http://localhost:3000' }, null)).toBe(
			true
		);
		expect(isOwnOrigin({ host, origin: DESK }, DESK)).toBe(true);
	});

	it.each([
		undefined,
		'null',
		'http://desk.example.org',
		'https://desk.example.org:444',
		'https://desk.example.org.evil.example',
		'https://evil.desk.example.org'
	])('of %s is not', (origin) => {
		expect(isOwnOrigin({ host, origin }, DESK)).toBe(false);
	});
});
