import { createServer, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from './refuse.ts';

const LENGTH = 3_000_000;
const HEAD = `POST / HTTP/1.1\r\nHost: here\r\nContent-Length: ${LENGTH}\r\n\r\n`;

let server: Server;
afterEach(() => {
	server.closeAllConnections();
	server.close();
});

/** Somebody who has sent a head to a server that takes nothing, and what they hear. */
async function connect(lingerMs?: number) {
	server = createServer((_, response) =>
		refuse(response, { status: 413, text: 'This is too large.' }, lingerMs)
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
	const heard = { text: '', error: null as Error | null };
	socket.on('data', (bytes) => (heard.text += bytes.toString()));
	socket.on('error', (error) => (heard.error = error));
	socket.write(HEAD);
	await expect.poll(() => heard.text).toContain('This is too large.');
	return { socket, heard };
}

describe('a refusal', () => {
	it('is heard before all is sent, and breaks off nothing that is still on its way', async () => {
		const { socket, heard } = await connect();
		expect(heard.text).toMatch(/^HTTP\/1\.1 413 /);
		const ended = once(socket, 'end');
		socket.write(Buffer.alloc(LENGTH));
		await ended;
		expect(socket.bytesWritten).toBe(HEAD.length + LENGTH);
		expect(heard.error).toBeNull();
	});

	it('waits for the rest no longer than a moment', async () => {
		const { socket } = await connect(20);
		await once(socket, 'close');
		expect(socket.bytesWritten).toBe(HEAD.length);
	});
});
