/**
 * Readers of one story, each from an address of their own, in a process of their own:
 *   node tests/support/slow-readers.ts <port> <how many> <of these may be paused>
 * Its parent tells by its channel which of these stop reading, and asks what all of them have.
 */
import process from 'node:process';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { decodeFrame, encodeFrame } from '#document/protocol.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { contentHash } from './content-hash.ts';
import { cookieOf, STORY } from './sync-server.ts';

export type ReadersAsked =
	/** From the first on, so many do not read from now on; all others do. */
	| { id: number; ask: 'pause'; count: number }
	/** The content hash of each that may be paused, and how often each was cut off. */
	| { id: number; ask: 'state' };

export interface ReadersState {
	hashes: string[];
	lost: number[];
}

const [port, count, pausable] = process.argv.slice(2).map(Number) as [number, number, number];
const server = { url: `ws://127.0.0.1:${port}/sync`, origin: `http://127.0.0.1:${port}` };
const localAddress = (index: number): string =>
	`127.2.${Math.floor(index / 250)}.${1 + (index % 250)}`;

/** Somebody who may be paused; what came is put together only when it is asked for. */
class Reader {
	lost = 0;
	readonly #person: string;
	readonly #localAddress: string;
	readonly #doc = new Y.Doc();
	#came: Uint8Array[] = [];
	#isPaused = false;
	#socket: WebSocket;

	constructor(person: string, localAddress: string) {
		this.#person = person;
		this.#localAddress = localAddress;
		this.#socket = this.#open();
	}

	pause(isPaused: boolean): void {
		this.#isPaused = isPaused;
		if (isPaused) this.#socket.pause();
		else this.#socket.resume();
	}

	hash(): string {
		this.#read();
		return contentHash(this.#doc);
	}

	#open(): WebSocket {
		const socket = openSocket(this.#person, this.#localAddress);
		socket.on('open', () => {
			const stateVector = Y.encodeStateVector(this.#doc);
			socket.send(encodeFrame({ type: 'step1', stateVector }));
			if (this.#isPaused) socket.pause();
		});
		socket.on('message', (data: Buffer) => this.#came.push(data));
		socket.on('close', () => {
			this.lost += 1;
			this.#read();
			setTimeout(() => (this.#socket = this.#open()), 500);
		});
		return socket;
	}

	#read(): void {
		for (const data of this.#came.splice(0)) {
			const frame = decodeFrame(Uint8Array.from(data));
			if (frame?.type === 'update' || frame?.type === 'step2')
				Y.applyUpdate(this.#doc, frame.update);
		}
	}
}

function openSocket(person: string, localAddress: string): WebSocket {
	return new WebSocket(`${server.url}/story/${STORY}?v=${SCHEMA_VERSION}`, {
		headers: { cookie: cookieOf(person), origin: server.origin },
		localAddress
	});
}

const readers = Array.from(
	{ length: pausable },
	(_, index) => new Reader(`editor-${index + 1}`, localAddress(index))
);

/** The others take in what comes and do nothing with it. */
function readOn(index: number): Promise<unknown> {
	const socket = openSocket(`editor-${index + 1}`, localAddress(index));
	socket.on('close', (code) => {
		throw new Error(`a reader who reads was closed with ${code}`);
	});
	return new Promise((resolve) => socket.once('open', resolve));
}

process.on('message', (asked: ReadersAsked) => {
	if (asked.ask === 'pause') readers.forEach((one, index) => one.pause(index < asked.count));
	const state: ReadersState = {
		hashes: asked.ask === 'state' ? readers.map((one) => one.hash()) : [],
		lost: readers.map(({ lost }) => lost)
	};
	process.send?.({ id: asked.id, state });
});
process.on('disconnect', () => process.exit());
await Promise.all(Array.from({ length: count - pausable }, (_, index) => readOn(pausable + index)));
process.send?.({ id: 0 });
