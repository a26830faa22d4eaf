import { WebSocket } from 'ws';
import type { Endpoint } from '../shape.ts';
import { wireFor, type Heard, type Wire } from './wire.ts';

export interface ClientOptions {
	endpoint: Endpoint;
	room: string;
	/** Which of all clients it is: chooses its address and its person. */
	number: number;
	/** Every frame that brings words, with the time it came, ms. */
	heard: (update: Uint8Array, at: number) => void;
}

/** One connection, with the handshake of a real client and no document. */
export class Client {
	readonly wire: Wire;
	readonly #socket: WebSocket;
	readonly #options: ClientOptions;
	/** When frames with words were sent that are not acknowledged yet, oldest first. */
	readonly #unsaved: number[] = [];
	#saved = 0;
	/** From sending to acknowledgement, ms. */
	readonly acknowledged: number[] = [];
	/** Bytes that have come, frames’ heads left out. */
	received = 0;
	/** Resolves when the server has answered step 1; at once where it answers nothing. */
	readonly synced: Promise<void>;
	#onSaved = () => {};

	constructor(options: ClientOptions) {
		const { endpoint, room, number } = options;
		this.#options = options;
		this.wire = wireFor(endpoint.dialect, room);
		const cookie = endpoint.cookies[number % endpoint.cookies.length];
		const headers = { origin: endpoint.origin, ...(cookie === undefined ? {} : { cookie }) };
		this.#socket = new WebSocket(`${endpoint.before}${room}${endpoint.after}`, {
			headers,
			localAddress: addressOf(number),
			perMessageDeflate: false,
			skipUTF8Validation: true
		});
		this.synced = new Promise((resolve, reject) => {
			const { dialect } = endpoint;
			this.#socket.on('open', () => {
				for (const frame of this.wire.hello()) this.#socket.send(frame);
				if (dialect === 'relay') resolve();
				if (dialect === 'y-websocket') this.#begin();
			});
			this.#socket.on('message', (data: Buffer) => this.#hear(data, resolve));
			const fail = (why: string) => reject(new Error(`client ${number} in ${room}: ${why}`));
			this.#socket.on('error', (error) => fail(error.message));
			this.#socket.on('close', (code) => fail(`closed with ${code}`));
		});
	}

	get isOpen(): boolean {
		return this.#socket.readyState === WebSocket.OPEN;
	}

	sendUpdate(update: Uint8Array, at: number): void {
		this.#unsaved.push(at);
		this.#socket.send(this.wire.update(update));
	}

	send(frame: Uint8Array): void {
		this.#socket.send(frame);
	}

	/** Resolves when so many acknowledgements are in. */
	hasSaved(count: number): Promise<void> {
		return new Promise((resolve) => {
			this.#onSaved = () => {
				if (this.acknowledged.length >= count) resolve();
			};
			this.#onSaved();
		});
	}

	close(): void {
		this.#socket.terminate();
	}

	#begin(): void {
		this.#socket.send(this.wire.step1());
	}

	#hear(data: Buffer, synced: () => void): void {
		const at = performance.now();
		this.received += data.length;
		const heard =
			this.#options.endpoint.dialect === 'relay' ? this.#relayed(data) : this.wire.read(data);
		switch (heard.type) {
			case 'ready':
				return this.#begin();
			case 'asked':
				this.#unsaved.push(NaN);
				return this.#socket.send(this.wire.step2());
			case 'synced':
				this.#options.heard(heard.update, at);
				return synced();
			case 'update':
				return this.#options.heard(heard.update, at);
			case 'saved':
				return this.#save(heard.frames, at);
			case 'savedNext':
				return this.#save(this.#saved + 1, at);
			case 'other':
				return;
		}
	}

	/** What others say to the server of theirs is not for us. */
	#relayed(data: Buffer): Heard {
		const heard = this.wire.read(data);
		return heard.type === 'update' ? heard : { type: 'other' };
	}

	#save(frames: number, at: number): void {
		for (; this.#saved < frames; this.#saved++) {
			const sent = this.#unsaved.shift();
			// The empty step 2 of the handshake is none of the edits.
			if (sent !== undefined && !Number.isNaN(sent)) this.acknowledged.push(at - sent);
		}
		this.#onSaved();
	}
}

/** Each simulated client comes from an address of its own. */
const addressOf = (number: number): string =>
	`127.${10 + Math.floor(number / 62_500)}.${Math.floor(number / 250) % 250}.${1 + (number % 250)}`;
