import { CLOSE } from '#document/close-codes.ts';
import { FEED_VERSION, type FeedDown, type FeedPosition, type FeedUp } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';

/**
 * connecting: not yet since the page was opened. live: what is shown is what the desk holds.
 * restarting: the server said it comes back. offline: it does not answer. signed-out,
 * deactivated, outdated: it will not come back by itself.
 */
export type FeedStatus =
	'connecting' | 'live' | 'restarting' | 'offline' | 'signed-out' | 'deactivated' | 'outdated';

export interface DeskSocketOptions {
	/** WebSocket address of the feed. */
	url: string;
	/** Whose page it is: with another person's session there is nothing for it. */
	me: Id;
	/** How far the page has got, to go on from there; null: from nothing. */
	position: () => FeedPosition | null;
	hear: (message: FeedDown) => void;
	status: (status: FeedStatus) => void;
	/** Sent again on each new connection, after the watch. */
	greet: () => FeedUp | null;
	WebSocket?: typeof globalThis.WebSocket;
}

/** Quiet for so long, the server is asked for a sign of life, and given as long to answer, ms. */
const QUIET_MS = 8_000;
const ANSWER_MS = 4_000;
/** A server that said it comes back is given so long, ms. */
const RESTART_MS = 30_000;
const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 8_000;

/** Codes after which it does not come back. */
const ENDS: Record<number, FeedStatus> = {
	[CLOSE.signedOut]: 'signed-out',
	[CLOSE.deactivated]: 'deactivated',
	[CLOSE.outdated]: 'outdated'
};

/** One socket to the desk feed that comes back by itself, until closed. */
export class DeskSocket {
	readonly #options: DeskSocketOptions;
	#socket: WebSocket | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isOver = false;
	#failures = 0;
	/** When a server that said it comes back should be there, epoch ms. */
	#dueAt = 0;

	constructor(options: DeskSocketOptions) {
		this.#options = options;
		this.#connect();
	}

	/** Dropped while there is no connection: whatever matters is sent again by `greet`. */
	send(message: FeedUp): void {
		if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
	}

	/** The network is back or the page is looked at again: finds out now what became of the socket. */
	wake(): void {
		if (this.#isOver) return;
		if (this.#socket?.readyState === 1) this.#expectAnswer();
		else if (!this.#socket) this.#connect();
	}

	close(): void {
		this.#isOver = true;
		this.#drop();
	}

	#connect(): void {
		clearTimeout(this.#timer);
		const Socket = this.#options.WebSocket ?? globalThis.WebSocket;
		const socket = new Socket(this.#options.url);
		this.#socket = socket;
		// A connection attempt may hang as a connection may.
		this.#timer = setTimeout(() => this.#lost(socket), QUIET_MS);
		socket.onopen = () => {
			const { me, position } = this.#options;
			this.send({ type: 'watch', since: position(), version: FEED_VERSION, as: me });
			const greeting = this.#options.greet();
			if (greeting) this.send(greeting);
			this.#expectAnswer();
		};
		socket.onmessage = ({ data }) => {
			this.#waitQuietly();
			this.#hear(JSON.parse(String(data)) as FeedDown);
		};
		socket.onclose = ({ code }) => this.#lost(socket, code);
	}

	#hear(message: FeedDown): void {
		if (message.type === 'pong') return;
		this.#options.hear(message);
		if (message.type !== 'snapshot' && message.type !== 'resumed') return;
		this.#failures = 0;
		this.#dueAt = 0;
		this.#options.status('live');
	}

	#waitQuietly(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#expectAnswer(), QUIET_MS);
	}

	#expectAnswer(): void {
		const socket = this.#socket;
		clearTimeout(this.#timer);
		this.send({ type: 'ping' });
		this.#timer = setTimeout(() => socket && this.#lost(socket), ANSWER_MS);
	}

	#lost(socket: WebSocket, code?: number): void {
		if (this.#isOver || socket !== this.#socket) return;
		this.#drop();
		const end = ENDS[code ?? 0];
		if (end !== undefined) {
			this.#isOver = true;
			return this.#options.status(end);
		}
		if (code === CLOSE.restart) this.#dueAt = Date.now() + RESTART_MS;
		this.#options.status(Date.now() < this.#dueAt ? 'restarting' : 'offline');
		// Spread out, so that a newsroom does not come back in one instant.
		const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#failures++);
		this.#timer = setTimeout(() => this.#connect(), delay * (0.5 + Math.random()));
	}

	/** Lets go of the socket without waiting for a closing that may never come. */
	#drop(): void {
		clearTimeout(this.#timer);
		const socket = this.#socket;
		this.#socket = null;
		if (!socket) return;
		socket.onopen = socket.onmessage = socket.onclose = null;
		socket.close();
	}
}
