import type { ReturnedWords } from '#document/returned-words.ts';
import type { Id } from '#model/ids.ts';
import type { LoadedRoom, ReturnedRange, RoomClient } from '../store/store.ts';
import { LIMITS } from './limits.ts';
import type { StructOutline } from './outline.ts';

/** Whose hands wrote in a room. */
export interface Hands {
	owners: Pick<RoomClient, 'clientId' | 'personId'>[];
	/** What nobody can say of who wrote it. */
	returned: ReturnedWords[];
}

/**
 * Whose client id is whose in a room. An id is its person's from the moment it first shows or writes:
 * words under a colleague's id would take the place of what that colleague writes next, and nobody
 * would see it.
 */
export class Ledger {
	readonly #owners = new Map<number, Id>();
	/** How many ids each person has. */
	readonly #counts = new Map<Id, number>();
	/** Ids which the log knows to be written under, and by whom. */
	readonly #noted = new Set<number>();
	/** Those that a server which went down has left, until their own windows are back. */
	readonly #lacking = new Set<number>();
	readonly #isShared: boolean;
	readonly #returned: ReturnedWords[];

	/** `isShared`: several servers note in the log what they write under, each for itself. */
	constructor({ clients, returned }: Pick<LoadedRoom, 'clients' | 'returned'>, isShared = false) {
		this.#isShared = isShared;
		this.#returned = [...returned];
		for (const { clientId, personId, mayLack } of clients) {
			this.claim(clientId, personId);
			if (mayLack) this.#lacking.add(clientId);
		}
		if (!isShared) this.note(this.#lacking);
	}

	get hands(): Hands {
		const owners = [...this.#owners].map(([clientId, personId]) => ({ clientId, personId }));
		return { owners, returned: [...this.#returned] };
	}

	/** Whether an id is somebody's, or free for them. */
	isOpenTo(clientId: number, personId: Id): boolean {
		const owner = this.#owners.get(clientId);
		if (owner !== undefined) return owner === personId;
		return (this.#counts.get(personId) ?? 0) < LIMITS.idsPerPerson;
	}

	/**
	 * Whether somebody may bring back what was written under an id: their own, and such words of
	 * others as the server may have passed on to them and lost.
	 */
	mayReturn(clientId: number, personId: Id): boolean {
		return this.isOpenTo(clientId, personId) || this.#lacking.has(clientId);
	}

	claim(clientId: number, personId: Id): void {
		if (this.#owners.has(clientId)) return;
		this.#owners.set(clientId, personId);
		this.#counts.set(personId, (this.#counts.get(personId) ?? 0) + 1);
	}

	/** Takes what the log says for true; ids that had been taken for somebody else's. */
	learn(clients: readonly Pick<RoomClient, 'clientId' | 'personId'>[]): number[] {
		const mistaken: number[] = [];
		for (const { clientId, personId } of clients) {
			const held = this.#owners.get(clientId);
			if (held === personId) continue;
			if (held !== undefined) {
				mistaken.push(clientId);
				this.#owners.delete(clientId);
				this.#counts.set(held, (this.#counts.get(held) ?? 1) - 1);
			}
			this.claim(clientId, personId);
		}
		return mistaken;
	}

	/** A server that is gone has left something under these ids. */
	lacks(clientIds: Iterable<number>): void {
		for (const id of clientIds) this.#lacking.add(id);
	}

	isKnown(clientId: number): boolean {
		return this.#owners.has(clientId);
	}

	/**
	 * Which of these the log has to know of before words under them that somebody brings are passed on.
	 * What a server that is gone has left is noted as that server's.
	 */
	unnoted(clientIds: readonly number[], personId: Id): number[] {
		const unknown = clientIds.filter((id) => !this.#noted.has(id));
		if (unknown.length === 0) return unknown;
		return unknown.filter((id) => !this.#lacking.has(id) || this.#owners.get(id) === personId);
	}

	/** The log knows of them. */
	note(clientIds: Iterable<number>): void {
		for (const id of clientIds) this.#noted.add(id);
	}

	/** The window with this client id has brought all it has: nobody else has more of it. */
	cameBack(windowId: number): void {
		this.#lacking.delete(windowId);
	}

	/** Under which ids all that was passed on is in the log, once all is there that was passed on now. */
	get settled(): number[] {
		// Where each server notes its own, what is left of others stays theirs.
		if (this.#isShared) return [...this.#noted];
		return [...this.#noted].filter((id) => !this.#lacking.has(id));
	}

	own(clientIds: readonly number[], personId: Id): number[] {
		return clientIds.filter((id) => this.#owners.get(id) === personId);
	}

	/** Keeps in mind, and returns, what somebody brings back under ids that are not theirs. */
	takeBack(structs: readonly StructOutline[], personId: Id): ReturnedRange[] {
		const ranges: ReturnedRange[] = [];
		for (const { client, clock, length } of structs) {
			if (this.#owners.get(client) === personId) continue;
			const last = ranges.at(-1);
			const goesOn = last?.clientId === client && last.clock + last.length === clock;
			if (goesOn) last.length += length;
			else ranges.push({ clientId: client, clock, length });
		}
		this.#returned.push(...ranges.map((range) => ({ ...range, personId })));
		return ranges;
	}
}
