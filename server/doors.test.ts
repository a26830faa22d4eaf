import dns from 'node:dns';
import net from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { expectDoors } from './doors.ts';

afterEach(() => vi.restoreAllMocks());

it('waits for nobody who comes while it is found out whether there can be doors', async () => {
	const port = await freePort();
	const visitor = new net.Socket().on('error', () => undefined);
	const lookup = dns.lookup.bind(dns) as (...asked: unknown[]) => void;
	// A name is looked up, and meanwhile the other door stands open: somebody comes and waits for an answer.
	vi.spyOn(dns, 'lookup').mockImplementation((host: string, ...asked: unknown[]) => {
		if (host !== 'localhost') return lookup(host, ...asked);
		visitor.connect(port, '127.0.0.1', () => {
			visitor.end('GET /readyz HTTP/1.1\r\n\r\n', () => lookup(host, ...asked));
		});
	});
	const metrics = { host: 'localhost', port: await freePort(), token: null };
	await expectDoors({ host: '127.0.0.1', port, metrics });
	expect(visitor.bytesWritten).toBeGreaterThan(0);
	visitor.destroy();
});
