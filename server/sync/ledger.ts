import type { Id } from '#model/ids.ts';
import { LIMITS } from './limits.ts';

/**
 * Whose client id is whose in a room. An id is its person's from the moment it first shows or writes:
 * words under a colleague's id would take the place of what that colleague writes next, and nobody
 * would see it.
 */
export class Ledger {
	readonly #owners = new Map<number, Id>();
	/** How many ids each person has. */
	readonly #counts = new Map<Id, number>();
	/** The ids whose own windows have given the server all they have. */
	readonly #settled = new Set<number>();
	readonly #mayLack: boolean;

	/**
	 * `mayLack`: the server went down with the room open, so that there may be words which it passed
	 * on and does not have itself.
	 */
	constructor(clients: Iterable<{ clientId: number; personId: Id }>, mayLack: boolean) {
		for (const { clientId, personId } of clients) this.claim(clientId, personId);
		this.#mayLack = mayLack;
	}

	*[Symbol.iterator](): Generator<{ clientId: number; personId: Id }> {
		for (const [clientId, personId] of this.#owners) yield { clientId, personId };
	}

	/** Whether an id is somebody's, or free for them. */
	isOpenTo(clientId: number, personId: Id): boolean {
		const owner = this.#owners.get(clientId);
		if (owner !== undefined) return owner === personId;
		return (this.#counts.get(personId) ?? 0) < LIMITS.idsPerPerson;
	}

	/**
	 * Whether somebody may bring back what was written under an id: their own, and such words of
	 * others as the server may have passed on to them and lost. Once the window that wrote them is
	 * back it brings them itself.
	 */
	mayReturn(clientId: number, personId: Id): boolean {
		return this.isOpenTo(clientId, personId) || (this.#mayLack && !this.#settled.has(clientId));
	}

	claim(clientId: number, personId: Id): void {
		if (this.#owners.has(clientId)) return;
		this.#owners.set(clientId, personId);
		this.#counts.set(personId, (this.#counts.get(personId) ?? 0) + 1);
	}

	/** Takes the ids somebody wrote under for theirs; returns which are. */
	take(clientIds: readonly number[], personId: Id): number[] {
		for (const id of clientIds) this.claim(id, personId);
		return clientIds.filter((id) => this.#owners.get(id) === personId);
	}

	/**
	 * The same for what somebody brings back from the window with this client id. After a loss
	 * there may be words of others in it under ids that nobody knows any more.
	 */
	takeBack(clientIds: readonly number[], personId: Id, windowId: number | null): number[] {
		if (windowId !== null) this.#settled.add(windowId);
		if (!this.#mayLack) return this.take(clientIds, personId);
		const known = clientIds.filter((id) => id === windowId || this.#owners.has(id));
		return this.take(known, personId);
	}
}
