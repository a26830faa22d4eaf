import { Duplex } from 'node:stream';
import process from 'node:process';
import { WebSocket } from 'ws';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { cookieOf, STORY } from './sync-server.ts';

/** One end of a connection in memory; what is written waits until the cable lets it through. */
class End extends Duplex {
	readonly #cable: Cable;
	/** What the other end has not got yet; null: the end of it. */
	readonly waiting: (Buffer | null)[] = [];

	constructor(cable: Cable) {
		super();
		this.#cable = cable;
	}

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.waiting.push(Buffer.from(chunk));
		this.#cable.wake();
		done();
	}

	override _final(done: () => void): void {
		this.waiting.push(null);
		this.#cable.wake();
		done();
	}

	override _read(): void {
		// Pushed as the cable lets it through.
	}
}

/** What two ends of a connection are joined by: it holds pieces back, and can be cut. */
export class Cable {
	readonly client: Duplex;
	readonly server: Duplex;
	readonly #client = new End(this);
	readonly #server = new End(this);
	#held = false;
	#waking = false;

	constructor() {
		this.client = this.#client;
		this.server = this.#server;
		// Whoever is cut off notices; nothing more is to be said about it.
		for (const end of [this.client, this.server]) end.on('error', () => end.destroy());
		this.client.on('close', () => this.server.destroy());
		this.server.on('close', () => this.client.destroy());
	}

	/** From now on pieces wait to be let through, or no longer. */
	hold(held: boolean): void {
		this.#held = held;
		this.wake();
	}

	/** Lets so many pieces through, of those that wait towards one end. */
	let(towards: 'client' | 'server', pieces: number): void {
		const [from, to] =
			towards === 'client' ? [this.#server, this.#client] : [this.#client, this.#server];
		for (const piece of from.waiting.splice(0, pieces)) if (!to.destroyed) to.push(piece);
	}

	/** Lets everything through, unless it is held; never within what wrote it, as on a network. */
	wake(): void {
		if (this.#waking) return;
		this.#waking = true;
		process.nextTick(() => {
			this.#waking = false;
			if (this.#held) return;
			this.let('server', Infinity);
			this.let('client', Infinity);
		});
	}

	/** Both ends are gone, and so is what was under way. */
	cut(): void {
		this.#client.waiting.length = 0;
		this.#server.waiting.length = 0;
		this.client.destroy();
	}
}

/** A WebSocket of `ws` over a cable of its own, to whatever takes connections in. */
export function dial(
	accept: (socket: Duplex) => void,
	person: string,
	story = STORY
): { socket: WebSocket; cable: Cable } {
	const cable = new Cable();
	const url = `ws://memory/sync/story/${story}?v=${SCHEMA_VERSION}`;
	const socket = new WebSocket(url, {
		headers: { cookie: cookieOf(person), origin: 'http://memory' },
		createConnection: () => {
			accept(cable.server);
			return cable.client as never;
		}
	});
	// A cut is told by the event `close` too.
	socket.on('error', () => socket.terminate());
	return { socket, cable };
}
