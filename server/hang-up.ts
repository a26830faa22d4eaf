import type { WebSocket } from 'ws';
import { CLOSE, type CloseCode } from '#document/close-codes.ts';

/** How long the other side may take to close a socket, ms. */
export const PATIENCE = 1500;

/** What a close code means, for whoever reads the log of a browser. */
const REASONS: Record<CloseCode, string> = {
	[CLOSE.restart]: 'restart',
	[CLOSE.slow]: 'too slow',
	[CLOSE.malformed]: 'malformed',
	[CLOSE.signedOut]: 'signed out',
	[CLOSE.deactivated]: 'deactivated',
	[CLOSE.forbidden]: 'forbidden',
	[CLOSE.noSuchStory]: 'no such story',
	[CLOSE.outdated]: 'reload',
	[CLOSE.tooLarge]: 'too large',
	[CLOSE.unavailable]: 'unavailable',
	[CLOSE.tooFast]: 'too fast',
	[CLOSE.tooMany]: 'too many'
};

/** Closes a socket with a named code, and cuts it where the other side does not answer. */
export function hangUp(socket: WebSocket, code: CloseCode): void {
	socket.close(code, REASONS[code]);
	setTimeout(() => socket.terminate(), PATIENCE).unref();
}
