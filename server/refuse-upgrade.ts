import type { Duplex } from 'node:stream';

/** How long whoever is refused may take to be told so, ms. */
export const PATIENCE = 1000;

export type Refusal = '403 Forbidden' | '404 Not Found' | '503 Service Unavailable';

/** Answers who wants a WebSocket and gets none, and lets go of the socket whatever they do. */
export function refuseUpgrade(socket: Duplex, status: Refusal): void {
	const late = setTimeout(() => socket.destroy(), PATIENCE).unref();
	socket.once('close', () => clearTimeout(late)).on('error', () => socket.destroy());
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
		socket.destroy()
	);
}
