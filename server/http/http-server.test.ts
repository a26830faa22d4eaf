import { once } from 'node:events';
import type { Server } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HTTP_TIMES } from './http-limits.ts';
import { createHttpServer, type HttpServerOptions } from './http-server.ts';

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const POST = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n';
const UPGRADE =
	'GET /desk HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

const limitsOf = (total: number, perAddress: number) => ({
	halfOpen: { total, perAddress },
	halfSent: { total, perAddress }
});

let server: Server;
let sockets: Socket[] = [];
/** The server's ends of them. */
let ends: Socket[] = [];
/** Says of each WebSocket that somebody is known. */
let known: (() => void)[] = [];

async function serve(options: Partial<HttpServerOptions> = {}): Promise<void> {
	server = createHttpServer({
		answer: (request, response) => {
			request.resume().on('end', () => response.end('ok'));
		},
		upgrade: (_request, _socket, _head, isKnown) => known.push(isKnown) > 0,
		...options
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
}

/** A connection that has sent so much, and the server has it. */
async function connection(text = '', localAddress = '127.0.0.1'): Promise<Socket> {
	const { port } = server.address() as AddressInfo;
	const taken = once(server, 'connection') as Promise<[Socket]>;
	const socket = net.connect({ port, host: '127.0.0.1', localAddress });
	sockets.push(socket);
	socket.on('error', () => socket.destroy()).resume();
	const [end] = await taken;
	ends.push(end);
	if (text === '') return socket;
	socket.write(text);
	await once(end, 'data');
	return socket;
}

const gone = (socket: Socket): Promise<unknown> =>
	socket.closed ? Promise.resolve() : once(socket, 'close');
const answered = async (socket: Socket): Promise<string> =>
	String(((await once(socket, 'data')) as [Buffer])[0]);

afterEach(async () => {
	[...sockets, ...ends].forEach((socket) => socket.destroy());
	[sockets, ends, known] = [[], [], []];
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

describe('HTTP1: a connection that says nothing whole', () => {
	it.each([
		['nothing', ''],
		['half a head', GET.slice(0, 20)],
		['half a head after a whole request', `${GET}${GET.slice(0, 20)}`],
		['half a body', POST],
		['a WebSocket nobody is known for', UPGRADE]
	])('makes room for others: %s', async (_what, text) => {
		await serve({ limits: limitsOf(2, 2) });
		const longest = await connection(text);
		await connection(text);
		const person = await connection(text);
		await gone(longest);
		expect(person.destroyed).toBe(false);
	});

	it.each([
		['who has asked for something whole', GET, ''],
		['whose words have come whole', `${POST}${'x'.repeat(1000)}`, POST]
	])('takes no place from one %s', async (_who, text, others) => {
		// Nobody is answered, so they stay as they are.
		await serve({
			limits: limitsOf(1, 1),
			answer: (request) => void request.resume()
		});
		const person = await connection(text);
		const [first] = [await connection(others), await connection(others)];
		await gone(first);
		expect(person.destroyed).toBe(false);
	});

	it('takes no place from one whose words are under way', async () => {
		await serve({ limits: limitsOf(1, 1) });
		const person = await connection(POST);
		const [first] = [await connection(), await connection()];
		await gone(first);
		expect(person.destroyed).toBe(false);
	});

	it('takes no place from a WebSocket of somebody who is known', async () => {
		await serve({ limits: limitsOf(1, 1) });
		const person = await connection(UPGRADE);
		known[0]!();
		const [first] = [await connection(), await connection()];
		await gone(first);
		expect(person.destroyed).toBe(false);
	});

	it('takes a place of its own address’s, unless all come through a proxy', async () => {
		const limits = limitsOf(3, 1);
		await serve({ limits });
		const other = await connection('', '127.0.0.2');
		const [first] = [await connection(), await connection()];
		await gone(first);
		expect(other.destroyed).toBe(false);
		server.close();
		ends = [];
		await serve({ limits, isProxied: () => true });
		for (let count = 0; count < 5; count++) await connection();
		expect(ends.map(({ destroyed }) => destroyed)).toEqual([true, true, false, false, false]);
	});
});

describe('HTTP2: a connection that takes its time', () => {
	const times = { ...HTTP_TIMES, headers: 100, request: 300, checking: 20 };

	it.each([
		['nothing', ''],
		['half a head', GET.slice(0, 20)],
		['half a head after a whole request', `${GET}${GET.slice(0, 20)}`],
		['half a body', POST]
	])('is closed: %s', async (_what, text) => {
		await serve({ times });
		await expect(gone(await connection(text))).resolves.toBeDefined();
	});

	it('is closed when it does not read its answer', async () => {
		const large = Buffer.alloc(32 * 1024 * 1024);
		await serve({
			times: { ...times, idle: 300 },
			answer: (_request, response) => void response.end(large)
		});
		const socket = await connection();
		socket.pause();
		socket.write(GET);
		await expect.poll(() => ends[0]?.destroyed).toBe(true);
	});
});

describe('HTTP3: a WebSocket that nobody takes over', () => {
	it('is answered with 404, and with 503 once the server is stopping', async () => {
		let isStopping = false;
		await serve({ upgrade: () => false, isStopping: () => isStopping });
		const stranger = await connection();
		stranger.write(UPGRADE);
		expect(await answered(stranger)).toMatch(/^HTTP\/1\.1 404 /);
		isStopping = true;
		const late = await connection();
		late.write(UPGRADE);
		expect(await answered(late)).toMatch(/^HTTP\/1\.1 503 /);
		await gone(late);
	});
});
