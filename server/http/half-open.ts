import type { Duplex } from 'node:stream';

export interface HalfOpenLimits {
	total: number;
	/** Null: addresses say nothing, since all come through a proxy. */
	perAddress: number | null;
}

/**
 * The connections of which we still wait to hear something whole: a request, or who it is that wants
 * a WebSocket. Where there are too many, the one that has waited longest is cut. So nobody is ever
 * shut out: an honest request follows its connection within moments.
 */
export class HalfOpen {
	readonly #limits: HalfOpenLimits;
	/** With their addresses; longest waiting first. */
	readonly #waiting = new Map<Duplex, string>();
	readonly #near = new Map<string, Set<Duplex>>();

	constructor(limits: HalfOpenLimits) {
		this.#limits = limits;
	}

	get size(): number {
		return this.#waiting.size;
	}

	/** From now on it is waited for, behind all others. */
	add(socket: Duplex): void {
		this.delete(socket);
		const address = addressOf(socket);
		const near = this.#near.get(address) ?? new Set();
		this.#near.set(address, near.add(socket));
		this.#waiting.set(socket, address);
		const { total, perAddress } = this.#limits;
		if (perAddress !== null && near.size > perAddress) this.#cut(near.keys());
		if (this.#waiting.size > total) this.#cut(this.#waiting.keys());
	}

	/** It has been heard of, or is gone. */
	delete(socket: Duplex): void {
		const address = this.#waiting.get(socket);
		if (address === undefined) return;
		this.#waiting.delete(socket);
		const near = this.#near.get(address);
		near?.delete(socket);
		if (near?.size === 0) this.#near.delete(address);
	}

	#cut(longestFirst: Iterator<Duplex>): void {
		const { value } = longestFirst.next();
		if (!value) return;
		this.delete(value);
		value.destroy();
	}
}

const addressOf = (socket: Duplex & { remoteAddress?: string }): string =>
	socket.remoteAddress ?? '';
