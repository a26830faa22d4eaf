import type { WebSocket } from 'ws';
import { CLOSE, encodeFrame, type CloseCode, type Frame } from '#document/protocol.ts';
import { LIMITS, TIMES } from './limits.ts';

/** What a close code means, for whoever reads the log of a browser. */
const REASONS: Record<CloseCode, string> = {
	[CLOSE.restart]: 'restart',
	[CLOSE.slow]: 'too slow',
	[CLOSE.malformed]: 'malformed',
	[CLOSE.signedOut]: 'signed out',
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
	setTimeout(() => socket.terminate(), TIMES.closing).unref();
}

/**
 * The sending half of a socket: what nobody reads is bounded, and a socket nobody is at is noticed.
 */
export class Line {
	readonly #socket: WebSocket;
	readonly #tooSlow: () => void;
	#heard = true;
	#missed = 0;
	#clogged = 0;
	#sent = performance.now();

	/** `tooSlow`: more is unread than anybody keeps for one reader. */
	constructor(socket: WebSocket, tooSlow: () => void) {
		this.#socket = socket;
		this.#tooSlow = tooSlow;
		socket.on('pong', () => this.alive());
	}

	/** Something came from the other side. */
	alive(): void {
		this.#heard = true;
	}

	send(frame: Uint8Array): void {
		if (this.#socket.readyState !== this.#socket.OPEN) return;
		if (this.#socket.bufferedAmount > LIMITS.bufferHard) return this.#tooSlow();
		this.#socket.send(frame);
		this.#sent = performance.now();
	}

	/** Left out where much is unread already. */
	sendPresence(frame: Uint8Array): void {
		if (this.#socket.bufferedAmount <= LIMITS.bufferSoft) this.send(frame);
	}

	tell(frame: Frame): void {
		this.send(encodeFrame(frame));
	}

	close(code: CloseCode): void {
		hangUp(this.#socket, code);
	}

	/** Called at every heartbeat. */
	beat(): void {
		this.#missed = this.#heard ? 0 : this.#missed + 1;
		this.#heard = false;
		if (this.#missed >= 2) return this.#socket.terminate();
		this.#clogged = this.#socket.bufferedAmount > LIMITS.bufferSoft ? this.#clogged + 1 : 0;
		if (this.#clogged >= 2) return this.#tooSlow();
		if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
		if (performance.now() - this.#sent >= TIMES.heartbeat * 0.9) this.tell({ type: 'alive' });
	}
}
