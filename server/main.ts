import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from './boot.ts';
import { ADDRESS_HEADER, clientAddress } from './client-address.ts';
import { keepThreadsCompiled } from './compiled-threads.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { expectDoors, openFrontDoor } from './doors.ts';
import { expectSettings } from './expect-settings.ts';
import { createHttpServer, type Handler } from './http/http-server.ts';
import { Readiness } from './http/readiness.ts';
import { refuse, type Refusal } from './http/refuse.ts';
import { openHouse, type House } from './installation.ts';
import { expectRedis } from './nodes/expect-redis.ts';
import { rehearse } from './rehearse.ts';
import { readRelease, type Release } from './release.ts';
import { requestOrigin } from './request-origin.ts';
import { within } from './services.ts';
import { keepThreadsSmall } from './small-threads.ts';
import { openTelling } from './tracing/open-tracing.ts';
import { traceRequest } from './tracing/trace-request.ts';
import type { Tracing } from './tracing/tracing.ts';
import { unfitRequest } from './unfit-request.ts';

/** After so long a stop is no longer clean, ms; with what one of several servers goes on for, less than ten seconds. */
const STOP_LIMIT = 9_500;
/** How long one of several servers goes on after it says that it stops: a proxy asks every two seconds, ms. */
const LEAVE_MS = 2_500;
/** How long a stop waits for a collector to take what it has not heard yet, ms. */
const TELL_LIMIT = 2_000;
const STOPPING: Refusal = { status: 503, text: 'The server is stopping.' };
const HEADERS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()'
};

try {
	await start(readConfig(process.env));
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
}

async function start(config: Config): Promise<void> {
	keepThreadsSmall();
	keepThreadsCompiled();
	const telling = await openTelling(config);
	const { log, tracing } = telling;
	expectSettings(config);
	await expectDoors(config);
	await expectRedis(config.redis);
	const release = readRelease();
	const house = await openHouse(config, telling);
	const readiness = new Readiness({ probe: () => house.probe(), log });
	const server = createHttpServer({
		answer: answerWith(await loadPages(release), { house, readiness, tracing }),
		upgrade: (...upgrade) => house.upgrade(...upgrade),
		isProxied: () => house.isProxied(),
		isStopping: () => readiness.isStopping
	});
	// What its windows have not saved they keep, and bring to the other one.
	void house.superseded.then(() => {
		log.error('another server works on this database now');
		process.exit(1);
	});
	// A promise of one request that nobody waits for must not end everybody's work.
	process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled'));
	if (config.rehearses)
		await rehearse().catch((error: unknown) => log.warn({ err: error }, 'no rehearsal'));
	await openFrontDoor(server, config);
	stopOnSignals(server, { house, readiness, tracing }, config.redis === null ? 0 : LEAVE_MS);
	const address = addressOf(server, config);
	const said = house.opens(address);
	log.info({ ...release, node: process.version }, 'open');
	process.stdout.write(`Copydesk is at ${address}\n`);
	for (const line of said) process.stdout.write(`${line}\n`);
}

/** The built pages; told origin and client of each request by headers of our own (see answerWith). */
async function loadPages({ build }: Release): Promise<Handler> {
	process.env.PROTOCOL_HEADER = 'x-copydesk-proto';
	process.env.HOST_HEADER = 'x-copydesk-host';
	process.env.ADDRESS_HEADER = ADDRESS_HEADER;
	process.env.BODY_SIZE_LIMIT ??= '50M';
	delete process.env.ORIGIN;
	// A folder for each build: one that is made while this server runs takes nothing from under it.
	const { href } = new URL(`../build/${build}/handler.js`, import.meta.url);
	const { handler } = (await import(href)) as { handler: Handler };
	return handler;
}

/** What answers, and tells how it fares. */
interface Parts {
	house: House;
	readiness: Readiness;
	tracing?: Tracing;
}

function answerWith(pages: Handler, { house, readiness, tracing }: Parts): Handler {
	const { isProxied } = house;
	const answer: Handler = (request, response) => {
		house.enter(request.headers).then(
			(entered) => {
				if ('status' in entered) return refuse(response, entered);
				response.once('close', entered.leave);
				// They may have gone while it was being opened.
				if (response.destroyed) return entered.leave();
				entered.services.tracing?.claim();
				within(entered.services, () => answerIn(pages, entered.services, request, response));
			},
			(error: unknown) => {
				house.log.error({ err: error }, 'request failed');
				refuse(response, { status: 500, text: 'This could not be answered.' });
			}
		);
	};
	return (request, response) => {
		for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		if (request.url === '/healthz') return void response.writeHead(200).end('ok\n');
		if (request.url === '/readyz') return void tellReadiness(readiness, house, response);
		if (readiness.isStopping) return refuse(response, STOPPING);
		const unfit = unfitRequest(request);
		if (unfit) return refuse(response, unfit);
		if (!tracing) return answer(request, response);
		traceRequest(tracing, { request, response, isProxied: isProxied() }, () =>
			answer(request, response)
		);
	};
}

function answerIn(
	pages: Handler,
	{ config }: Services,
	request: IncomingMessage,
	response: ServerResponse
): void {
	const origin = requestOrigin(request.headers, config.origin);
	if (!origin) return refuse(response, { status: 400, text: 'The Host header names no host.' });
	const { protocol, host } = new URL(origin);
	request.headers['x-copydesk-proto'] = protocol.slice(0, -1);
	request.headers['x-copydesk-host'] = host;
	request.headers[ADDRESS_HEADER] = clientAddress(request, config.origin);
	pages(request, response);
}

/** Without Redis several servers go on together, only slower: no reason to send nobody here any more. */
async function tellReadiness(
	readiness: Readiness,
	house: House,
	response: ServerResponse
): Promise<void> {
	const problem = await readiness.problem();
	const ready = house.isJoined() ? 'ready' : 'ready, though redis does not carry';
	response.writeHead(problem === null ? 200 : 503).end(`${problem ?? ready}\n`);
}

function addressOf(server: Server, { host }: Config): string {
	const { port } = server.address() as AddressInfo;
	const isEverywhere = host === '0.0.0.0' || host === '::';
	const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${port}`;
}

/** `leaveMs`: whoever comes meanwhile is answered, so that a proxy can find out before anybody is refused. */
function stopOnSignals(
	server: Server,
	{ house, readiness, tracing }: Parts,
	leaveMs: number
): void {
	const { log } = house;
	let isStopping = false;
	const stop = (signal: string) => {
		if (isStopping) process.exit(1);
		isStopping = true;
		readiness.leave();
		log.info({ signal }, 'stopping');
		const until = performance.now() + STOP_LIMIT;
		const late = setTimeout(() => process.exit(1), STOP_LIMIT).unref();
		left(readiness, leaveMs)
			.then(() => close(server, house))
			.then(() => clearTimeout(late))
			// All is saved: a collector that is away makes no stop an unclean one.
			.then(() => tracing?.close(Math.min(TELL_LIMIT, until - performance.now())))
			.then(
				() => process.exit(0),
				(error: unknown) => {
					log.error({ err: error }, 'stopping failed');
					process.exit(1);
				}
			);
	};
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
}

/** Resolves once it has told that it stops for so long, ms. */
async function left(readiness: Readiness, ms: number): Promise<void> {
	if (ms > 0) await pause(ms);
	readiness.stop();
}

/**
 * Nobody is let in any more, and whoever asks is told so, until the services have written all that
 * came and closed their sockets.
 */
async function close(server: Server, house: House): Promise<void> {
	await house.close();
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeAllConnections();
	await closed;
}
