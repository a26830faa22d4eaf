import type { Id } from '#model/ids.ts';
import { LIMITS } from './limits.ts';

/** Somebody as the limits count them. */
export interface Guest {
	personId: Id;
	address: string;
}

/** How many sockets each person and each address has, those on the way in included. */
export class Crowd {
	readonly #people = new Map<Id, number>();
	readonly #addresses = new Map<string, number>();

	/** Counts one more until what it returns is called; null: it would be too many. */
	enter({ personId, address }: Guest): (() => void) | null {
		const own = this.#people.get(personId) ?? 0;
		const near = this.#addresses.get(address) ?? 0;
		if (own >= LIMITS.connectionsPerPerson || near >= LIMITS.connectionsPerAddress) return null;
		add(this.#people, personId, 1);
		add(this.#addresses, address, 1);
		let isHere = true;
		return () => {
			if (!isHere) return;
			isHere = false;
			add(this.#people, personId, -1);
			add(this.#addresses, address, -1);
		};
	}
}

function add(counts: Map<string, number>, key: string, change: number): void {
	const count = (counts.get(key) ?? 0) + change;
	if (count === 0) counts.delete(key);
	else counts.set(key, count);
}
