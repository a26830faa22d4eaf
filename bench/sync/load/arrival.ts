import type { Room } from '../shape.ts';
import type { UpdateReader } from './update-meta.ts';

/** Waits until all of a room’s words have come to one client, in however many frames. */
export class Arrival {
	/** Resolves to when the last of them came, ms. */
	readonly complete: Promise<number>;
	readonly #missing: Map<number, number>;
	readonly #reader: UpdateReader;
	#resolve: (at: number) => void = () => {};

	constructor(room: Room, reader: UpdateReader) {
		this.#missing = new Map(room.clocks);
		this.#reader = reader;
		this.complete = new Promise((resolve) => (this.#resolve = resolve));
	}

	hear(update: Uint8Array, at: number): void {
		if (this.#missing.size === 0) return;
		for (const [client, clock] of this.#reader.read(update).to)
			if (clock >= (this.#missing.get(client) ?? Infinity)) this.#missing.delete(client);
		if (this.#missing.size === 0) this.#resolve(at);
	}
}
