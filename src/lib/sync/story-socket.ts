import * as Y from 'yjs';
import { decodePresence, encodePresence } from '#document/presence.ts';
import { decodeFrame, encodeFrame, type Access, type Frame } from '#document/protocol.ts';

/** What stands between y-websocket and the wire. */
export interface SocketHooks {
	/** The own client id: y-websocket repeats what it hears of others, which nobody needs. */
	clientId: number;
	/** Whether frames with words wait, both ways. */
	isHeld: () => boolean;
	/** Something that may change what is shown is about to be handed on. */
	arriving: () => void;
	opened: (socket: StorySocket) => void;
	/** A frame with words is being sent. */
	sent: (kind: 'step2' | 'update') => void;
	/** The server asks for what it lacks. */
	asked: () => void;
	acknowledged: (frames: number, at: number) => void;
	access: (access: Access) => void;
	/** Opens the real socket. */
	open: (url: string) => WebSocket;
}

type WithWords = Extract<Frame, { type: 'step1' | 'step2' | 'update' }>;

const hasWords = (frame: Frame): frame is WithWords =>
	frame.type === 'step1' || frame.type === 'step2' || frame.type === 'update';

/**
 * The WebSocket which y-websocket's provider is given. It holds frames back while an input method
 * composes, counts what is sent against what is acknowledged, and sends no words without the right
 * to. What it holds goes with it when it closes: the next connection's first exchange brings all of
 * that again.
 */
export class StorySocket {
	readonly OPEN = 1;
	onopen: ((event: Event) => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: CloseEvent) => void) | null = null;
	onerror: ((event: Event) => void) | null = null;
	binaryType: BinaryType = 'arraybuffer';
	/** When something last came, by performance.now(). */
	heardAt = performance.now();
	readonly #socket: WebSocket;
	readonly #hooks: SocketHooks;
	#access: Access = 'read';
	#outgoing: Uint8Array[] = [];
	#incoming: ArrayBuffer[] = [];

	constructor(url: string, hooks: SocketHooks) {
		this.#hooks = hooks;
		this.#socket = hooks.open(url);
		this.#socket.binaryType = 'arraybuffer';
		this.#socket.onopen = (event) => {
			this.heardAt = performance.now();
			hooks.opened(this);
			this.onopen?.(event);
		};
		this.#socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.#hear(event.data);
		this.#socket.onclose = (event) => this.onclose?.(event);
		this.#socket.onerror = (event) => this.onerror?.(event);
	}

	get readyState(): number {
		return this.#socket.readyState;
	}

	send(data: Uint8Array): void {
		const frame = decodeFrame(data);
		if (frame?.type === 'awareness') this.#sendPresence(frame.update);
		else if (frame?.type === 'step2' || frame?.type === 'update') this.#sendWords(frame);
		else this.#raw(data);
	}

	/** Asks the server for a sign of life, which is an answer to this. */
	probe(): void {
		this.#raw(encodeFrame({ type: 'queryAwareness' }));
	}

	close(code?: number, reason?: string): void {
		this.#socket.close(code, reason);
	}

	/** Lets go of what was held: one's own words as one update, then what came meanwhile. */
	release(): void {
		const own = this.#outgoing.splice(0);
		if (own.length > 0) this.#sendWords({ type: 'update', update: Y.mergeUpdates(own) });
		for (const data of this.#incoming.splice(0)) this.#show(data);
	}

	#sendWords(frame: Extract<Frame, { update: Uint8Array }> & { type: 'step2' | 'update' }): void {
		// The server would refuse it; once the right comes back it asks for all it lacks.
		if (this.#access === 'read') return;
		if (frame.type === 'update' && this.#hooks.isHeld()) {
			this.#outgoing.push(frame.update);
			return;
		}
		this.#hooks.sent(frame.type);
		this.#raw(encodeFrame(frame));
	}

	#sendPresence(update: Uint8Array): void {
		const own = decodePresence(update)?.filter((entry) => entry.clientId === this.#hooks.clientId);
		if (own?.length) this.#raw(encodeFrame({ type: 'awareness', update: encodePresence(own) }));
	}

	#raw(data: Uint8Array): void {
		if (this.#socket.readyState === this.OPEN) this.#socket.send(data as Uint8Array<ArrayBuffer>);
	}

	#hear(data: ArrayBuffer): void {
		this.heardAt = performance.now();
		const frame = decodeFrame(new Uint8Array(data));
		// Not of this protocol: what comes from here can no longer be relied on.
		if (frame === null) return this.close();
		if (frame.type === 'ack') this.#hooks.acknowledged(frame.frames, frame.at);
		if (frame.type === 'access') this.#setAccess(frame.access);
		// The close code that follows says it to people; y-websocket would say it to the console.
		if (frame.type === 'denied') return;
		if (hasWords(frame) && (this.#hooks.isHeld() || this.#incoming.length > 0))
			this.#incoming.push(data);
		else if (hasWords(frame) || frame.type === 'awareness') this.#show(data);
		// Also what y-websocket does not know, so that it sees that the socket lives.
		else this.onmessage?.({ data });
	}

	#setAccess(access: Access): void {
		this.#access = access;
		if (access === 'read') this.#outgoing = [];
		this.#hooks.asked();
		this.#hooks.access(access);
	}

	/** Whoever listens cannot keep a frame from coming in: without it everything after would be wrong. */
	#show(data: ArrayBuffer): void {
		try {
			this.#hooks.arriving();
		} finally {
			this.onmessage?.({ data });
		}
	}
}
