import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { HalfOpen, type HalfOpenLimits } from './half-open.ts';
import { HTTP_LIMITS, HTTP_TIMES } from './http-limits.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Takes a WebSocket over. */
export type Upgrade<Answer = void> = (
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	/** Called once it is known who comes; until then the socket may be cut in favour of others. */
	known: () => void
) => Answer;

export interface HttpServerOptions {
	answer: Handler;
	/** False: the path is none of ours, and the socket is untouched. */
	upgrade: Upgrade<boolean>;
	/** Whether all may come from one address, a proxy's. */
	isProxied?: () => boolean;
	/** Whether nobody gets a WebSocket any more. */
	isStopping?: () => boolean;
	limits?: Record<'halfOpen' | 'halfSent', HalfOpenLimits>;
	times?: Record<keyof typeof HTTP_TIMES, number>;
}

/** The HTTP server without its pages: what a connection may cost before anybody is known. */
export function createHttpServer(options: HttpServerOptions): Server {
	const { answer, upgrade, isProxied = () => false, isStopping = () => false } = options;
	const { limits = HTTP_LIMITS, times = HTTP_TIMES } = options;
	const waitingRoom = ({ total, perAddress }: HalfOpenLimits) =>
		new HalfOpen({
			total,
			// A newsroom behind a proxy may be added later.
			get perAddress() {
				return isProxied() ? null : perAddress;
			}
		});
	const halfOpen = waitingRoom(limits.halfOpen);
	const halfSent = waitingRoom(limits.halfSent);
	const timeouts = {
		headersTimeout: times.headers,
		requestTimeout: times.request,
		connectionsCheckingInterval: times.checking,
		keepAliveTimeout: times.keepAlive
	};
	const server = createServer(timeouts, (request, response) => {
		const { socket } = request;
		halfOpen.delete(socket);
		if (hasBody(request)) {
			halfSent.add(socket);
			request.once('end', () => halfSent.delete(socket));
		}
		response.once('close', () => {
			halfSent.delete(socket);
			// The next one on this connection is waited for.
			if (!socket.destroyed) halfOpen.add(socket);
		});
		answer(request, response);
	});
	server.setTimeout(times.idle);
	server.on('connection', (socket) => {
		halfOpen.add(socket);
		socket.once('close', () => {
			halfOpen.delete(socket);
			halfSent.delete(socket);
		});
	});
	server.on('upgrade', (request, socket, head) => {
		// From here on Node leaves its errors to us: a connection that is reset must not end everybody's.
		socket.on('error', () => socket.destroy());
		if (isStopping()) return refuseUpgrade(socket, '503 Service Unavailable');
		const isOurs = upgrade(request, socket, head, () => halfOpen.delete(socket));
		if (!isOurs) refuseUpgrade(socket, '404 Not Found');
	});
	return server;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
	headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
