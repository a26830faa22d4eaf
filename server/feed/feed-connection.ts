import type { IncomingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import type { FeedDown, Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import { Pace } from '../pace.ts';

/** Beyond so many bytes waiting, the reader is cut off; it comes back and resumes. */
const MAX_WAITING = 4 * 1024 * 1024;
/** Frames a tab may send: so many at once, and so many a second for long. */
const BURST = 100;
const PER_SECOND = 20;

/** Who is at the other end of a feed socket, as the session said when it was opened. */
export interface FeedSession {
	personId: Id;
	sessionId: Id;
	/** Epoch ms. */
	expiresAt: number;
	/** To ask again when that has come. */
	headers: IncomingHttpHeaders;
}

/** One tab's socket. */
export class FeedConnection {
	readonly session: FeedSession;
	readonly #socket: WebSocket;
	/** Events are sent only once it has asked where it stands. */
	isWatching = false;
	/** Whether nothing was left out of what it was sent. */
	seesAll = false;
	here: Whereabouts | null = null;
	/** Pings since it was last heard of. */
	unanswered = 0;
	readonly #frames = new Pace(PER_SECOND, BURST);

	constructor(socket: WebSocket, session: FeedSession) {
		this.#socket = socket;
		this.session = session;
	}

	/** Bytes that it has not read yet. */
	get unread(): number {
		return this.#socket.bufferedAmount;
	}

	send(message: FeedDown): void {
		this.sendText(JSON.stringify(message));
	}

	/** For what goes to many: encoded once. */
	sendText(text: string): void {
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		if (this.#socket.bufferedAmount > MAX_WAITING) this.close(1013, 'slow');
		else this.#socket.send(text);
	}

	/** Whether a frame that came now is within the limits. */
	takesFrame(): boolean {
		return this.#frames.take();
	}

	ping(): void {
		this.unanswered++;
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
	}

	close(code: number, reason: string): void {
		this.#socket.close(code, reason);
	}

	terminate(): void {
		this.#socket.terminate();
	}
}
