import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { boot, type Services } from './boot.ts';
import { ADDRESS_HEADER, clientAddress } from './client-address.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { requestOrigin } from './request-origin.ts';
import { provide, withdraw } from './services.ts';
import { unfitRequest, type Unfit } from './unfit-request.ts';

/** After so long a stop is no longer clean, ms. */
const STOP_LIMIT = 9_000;
const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

try {
	await start(readConfig(process.env));
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
}

async function start(config: Config): Promise<void> {
	const services = await boot(config);
	// Before the pages are loaded: their hooks may ask for them.
	provide(services);
	const server = createServer(answerWith(await loadPages(), services));
	server.on('upgrade', (request, socket, head) => {
		// From here on Node leaves its errors to us: a connection that is reset must not end everybody's.
		socket.on('error', () => socket.destroy());
		if (!services.upgrade(request, socket, head)) socket.destroy();
	});
	// A promise of one request that nobody waits for must not end everybody's work.
	process.on('unhandledRejection', (error) => services.log.error({ err: error }, 'unhandled'));
	await listen(server, config);
	stopOnSignals(server, services);
	services.admin.servesAt(addressOf(server, config));
	process.stdout.write(`Copydesk is at ${addressOf(server, config)}\n`);
	const setUp = services.setUp.path();
	if (setUp) {
		const address = config.origin ?? addressOf(server, config);
		process.stdout.write(`Open this once to set up your paper: ${address}${setUp}\n`);
	}
}

/** The built pages; told origin and client of each request by headers of our own (see answerWith). */
async function loadPages(): Promise<Handler> {
	process.env.PROTOCOL_HEADER = 'x-copydesk-proto';
	process.env.HOST_HEADER = 'x-copydesk-host';
	process.env.ADDRESS_HEADER = ADDRESS_HEADER;
	process.env.BODY_SIZE_LIMIT ??= '50M';
	delete process.env.ORIGIN;
	// A folder for each build: one that is made while this server runs takes nothing from under it.
	const builds = new URL('../build/', import.meta.url);
	const current = readFileSync(new URL('current', builds), 'utf8');
	const { href } = new URL(`${current}/handler.js`, builds);
	const { handler } = (await import(href)) as { handler: Handler };
	return handler;
}

function answerWith(pages: Handler, { config, store, log }: Services): Handler {
	return (request, response) => {
		for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		if (request.url === '/healthz') {
			store.audit
				.list({ limit: 1 })
				.then(() => response.writeHead(200).end('ok\n'))
				.catch((error: unknown) => {
					log.error({ err: error }, 'the store does not answer');
					response.writeHead(503).end('the store does not answer\n');
				});
			return;
		}
		const unfit = unfitRequest(request);
		if (unfit) return refuse(response, unfit);
		const origin = requestOrigin(request.headers, config.origin);
		if (!origin) return refuse(response, { status: 400, text: 'The Host header names no host.' });
		const { protocol, host } = new URL(origin);
		request.headers['x-copydesk-proto'] = protocol.slice(0, -1);
		request.headers['x-copydesk-host'] = host;
		request.headers[ADDRESS_HEADER] = clientAddress(request, config.origin);
		pages(request, response);
	};
}

/** The rest of what they send is not waited for. */
function refuse(response: ServerResponse, { status, text }: Unfit): void {
	const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
	response.writeHead(status, headers).end(`${text}\n`);
}

function listen(server: Server, { host, port }: Config): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
		server.listen(port, host, resolve);
	});
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
	if (error.code === 'EADDRINUSE') {
		return new ConfigError(`PORT ${port} is taken by another program; choose another one.`);
	}
	if (error.code === 'EACCES') return new ConfigError(`PORT ${port} may not be used here.`);
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return new ConfigError(`HOST ${host} is not an address of this machine.`);
	}
	return error;
}

function addressOf(server: Server, { host }: Config): string {
	const { port } = server.address() as AddressInfo;
	const isEverywhere = host === '0.0.0.0' || host === '::';
	const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${port}`;
}

function stopOnSignals(server: Server, { log }: Services): void {
	let isStopping = false;
	const stop = (signal: string) => {
		if (isStopping) process.exit(1);
		isStopping = true;
		log.info({ signal }, 'stopping');
		setTimeout(() => process.exit(1), STOP_LIMIT).unref();
		close(server).then(
			() => process.exit(0),
			(error: unknown) => {
				log.error({ err: error }, 'stopping failed');
				process.exit(1);
			}
		);
	};
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
}

/** No new requests; those under way end; sockets are closed by their services. */
async function close(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	await withdraw()?.close();
	server.closeAllConnections();
	await closed;
}
