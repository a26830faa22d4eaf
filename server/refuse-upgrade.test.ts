import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PATIENCE, refuseUpgrade } from './refuse-upgrade.ts';

const UPGRADE =
	'GET /sync/story/s1 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

let server: Server;
let stranger: Socket;
beforeEach(async () => {
	server = createServer((_request, response) => response.end('x'.repeat(32 * 1024 * 1024)));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	// Whatever the server ends, this end stays open.
	stranger = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
});
afterEach(() => {
	stranger.destroy();
	server.close();
});

/** The server's end of the next socket that is refused, once it is closed. */
const refused = () =>
	new Promise<void>((resolve) => {
		server.once('upgrade', (_request, socket: Duplex) => {
			socket.once('close', () => resolve());
			refuseUpgrade(socket, '403 Forbidden');
		});
	});

it('HTTP3: whoever is refused is told so, and holds nothing open by not hanging up', async () => {
	const gone = refused();
	const asked = performance.now();
	stranger.write(UPGRADE);
	const [answer] = (await once(stranger, 'data')) as [Buffer];
	expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
	await gone;
	expect(performance.now() - asked).toBeLessThan(PATIENCE);
	expect(stranger.destroyed).toBe(false);
});

it('HTTP3: nor by not reading what was sent to them before', async () => {
	const gone = refused();
	stranger.pause();
	// An answer that fills all that lies between, and the upgrade behind it.
	stranger.write(`GET / HTTP/1.1\r\nHost: a\r\n\r\n${UPGRADE}`);
	await gone;
	expect(stranger.destroyed).toBe(false);
});
