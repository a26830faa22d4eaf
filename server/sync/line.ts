import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { CloseCode } from '#document/close-codes.ts';
import type { Frame } from '#document/protocol.ts';
import { hangUp } from '../hang-up.ts';
import { LIMITS, TIMES } from './limits.ts';
import type { Tick } from './tick.ts';
import { toWire } from './wire.ts';

export interface LineOptions {
	socket: WebSocket;
	/** The connection under it, to which ready frames are written. */
	raw: Duplex;
	tick: Tick;
	/** More is unread than anybody keeps for one reader. */
	tooSlow: () => void;
	/** All that waited has been read. */
	drained: () => void;
	/** Writing to it threw. */
	failed: (error: unknown) => void;
}

/**
 * The sending half of a socket: one write a tick, whatever is to be sent; what nobody reads is
 * bounded, and a socket nobody is at is noticed.
 */
export class Line {
	readonly #options: LineOptions;
	#waiting: Uint8Array[] = [];
	/** Bytes of these. */
	#waitingBytes = 0;
	#heard = true;
	#missed = 0;
	#sent = performance.now();
	readonly #write = () => this.flush();
	readonly #flush = () => this.#guarded(this.#write);

	constructor(options: LineOptions) {
		this.#options = options;
		options.socket.on('pong', () => this.alive());
		options.raw.on('drain', () => this.#guarded(options.drained));
	}

	/** Bytes that nobody has read yet. */
	get unread(): number {
		return this.#options.raw.writableLength + this.#waitingBytes;
	}

	/** Something came from the other side. */
	alive(): void {
		this.#heard = true;
	}

	/** `wire`: frames ready for the wire. */
	send(wire: Uint8Array): void {
		if (this.unread > LIMITS.bufferHard) return this.#options.tooSlow();
		this.#waiting.push(wire);
		this.#waitingBytes += wire.length;
		this.#options.tick.line(this.#flush);
	}

	tell(frame: Frame): void {
		this.send(toWire(frame));
	}

	/** Writes what waits now. */
	flush(): void {
		const { socket, raw } = this.#options;
		const wires = this.#waiting;
		this.#waiting = [];
		this.#waitingBytes = 0;
		if (wires.length === 0 || socket.readyState !== socket.OPEN) return;
		this.#sent = performance.now();
		const [first] = wires;
		if (first && wires.length === 1) return void raw.write(first);
		raw.cork();
		for (const wire of wires) raw.write(wire);
		raw.uncork();
	}

	close(code: CloseCode): void {
		this.flush();
		hangUp(this.#options.socket, code);
	}

	/** Called at every heartbeat. */
	beat(): void {
		const { socket } = this.#options;
		this.#missed = this.#heard ? 0 : this.#missed + 1;
		this.#heard = false;
		if (this.#missed >= 2) return socket.terminate();
		if (socket.readyState === socket.OPEN) socket.ping();
		if (performance.now() - this.#sent >= TIMES.heartbeat * 0.9) this.tell({ type: 'alive' });
	}

	/** Called from the event loop, where what is thrown would end every room. */
	#guarded(work: () => void): void {
		try {
			work();
		} catch (error) {
			this.#options.failed(error);
		}
	}
}
