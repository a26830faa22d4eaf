import type { Id } from '#model/ids.ts';
import { ClockRanges } from './clock-ranges.ts';
import { LIMITS, TIMES } from './limits.ts';
import type { Outline, Spot } from './outline.ts';

/** An update that a node passes on while it is on its way to the log. */
export interface AheadUpdate {
	personId: Id;
	clientId: number | null;
	/** See NewUpdate. */
	alsoUnder?: readonly number[];
	/** Epoch ms. */
	at: number;
	bytes: Uint8Array;
}

/** Where such an update comes from: which of the updates that a node has said ahead of the log. */
export interface AheadPlace {
	node: string;
	/** Under which the node writes. */
	epoch: number;
	number: number;
}

interface Entry {
	epoch: number;
	since: number;
	/** Null: all of it came some other way, by which it gets into the log. */
	held: { update: AheadUpdate; outline: Outline } | null;
}

/**
 * What other nodes have passed on and what is in the room, but perhaps not in the log yet. Whoever
 * builds on any of it writes it, too: what is in the log has all it stands on before it, whatever
 * becomes of who wrote it first.
 */
export class Unlogged {
	/** In the order in which they came, so that each stands on those before it alone. */
	readonly #entries = new Map<string, Entry>();
	#held = 0;
	#bytes = 0;

	/** How many updates there are that may have to be written from here. */
	get size(): number {
		return this.#held;
	}

	/** Whether there is room for one more. */
	hasRoomFor({ bytes }: AheadUpdate): boolean {
		return (
			this.#entries.size < LIMITS.unlogged && this.#bytes + bytes.length <= LIMITS.unloggedBytes
		);
	}

	has(place: AheadPlace): boolean {
		return this.#entries.has(keyOf(place.node, place.number));
	}

	/** It is in the room; without an outline all of it was there before. */
	add({ node, epoch, number }: AheadPlace, update: AheadUpdate, outline: Outline | null): void {
		const held = outline && { update, outline };
		this.#entries.set(keyOf(node, number), { epoch, since: performance.now(), held });
		if (!held) return;
		this.#held += 1;
		this.#bytes += update.bytes.length;
	}

	/** A node has so many of them in the log, from the first on; whether all of them are in the room. */
	areLogged(node: string, first: number, count: number): boolean {
		let found = 0;
		for (let number = first; number < first + count; number++)
			if (this.#remove(keyOf(node, number))) found += 1;
		return found === count;
	}

	/** These very bytes are in the log, whoever has written them. */
	isLogged(bytes: Uint8Array): void {
		if (this.#held === 0) return;
		for (const entry of this.#entries.values())
			if (entry.held && Buffer.compare(entry.held.update.bytes, bytes) === 0) this.#letGo(entry);
	}

	/** Whether any of it is somebody's. */
	isBy(personId: Id): boolean {
		return (
			this.#held > 0 &&
			[...this.#entries.values()].some(({ held }) => held?.update.personId === personId)
		);
	}

	/** Whether an update stands on any of it, repeats it, or goes on from it. */
	isUnder({ structs, deletions }: Outline): boolean {
		if (this.#held === 0) return false;
		const { clocks, deleted } = this.#index();
		const isUnlogged = (spot: Spot | null) =>
			spot !== null && spot.clock >= (clocks.get(spot.client) ?? Infinity);
		return (
			structs.some(
				({ client, clock, length, origin, rightOrigin }) =>
					isUnlogged({ client, clock: clock + length - 1 }) ||
					isUnlogged(origin) ||
					isUnlogged(rightOrigin)
			) ||
			deletions.some(({ client, clock, length }) => {
				const isDeletedThere = deleted
					.missing(client, clock, clock + length)
					.reduce((left, { start, end }) => left - (end - start), length);
				return isUnlogged({ client, clock: clock + length - 1 }) || isDeletedThere > 0;
			})
		);
	}

	/** Lets go of all of it, which from now on is on its way to the log from here, too. */
	adopt(): AheadUpdate[] {
		const adopted: AheadUpdate[] = [];
		for (const entry of this.#entries.values()) {
			if (entry.held) adopted.push(entry.held.update);
			this.#letGo(entry);
		}
		return adopted;
	}

	/** The numbers under which those wrote that has waited for long, and for how long at most, ms. */
	late(now = performance.now()): { epoch: number; ms: number }[] {
		const late = new Map<number, number>();
		for (const [key, { epoch, since, held }] of this.#entries) {
			const ms = now - since;
			if (held && ms > TIMES.unlogged) late.set(epoch, Math.max(ms, late.get(epoch) ?? 0));
			// Said so late that nobody will refer to it any more.
			else if (!held && ms > TIMES.lease) this.#remove(key);
		}
		return [...late].map(([epoch, ms]) => ({ epoch, ms }));
	}

	/** From which clock on each client's characters may not be in the log, and which deletions. */
	#index(): { clocks: Map<number, number>; deleted: ClockRanges } {
		const clocks = new Map<number, number>();
		const deleted = new ClockRanges();
		for (const { held } of this.#entries.values()) {
			for (const { client, clock } of held?.outline.structs ?? [])
				clocks.set(client, Math.min(clock, clocks.get(client) ?? Infinity));
			for (const { client, clock, length } of held?.outline.deletions ?? [])
				deleted.add(client, clock, clock + length);
		}
		return { clocks, deleted };
	}

	#remove(key: string): boolean {
		const entry = this.#entries.get(key);
		if (!entry) return false;
		this.#entries.delete(key);
		this.#letGo(entry);
		return true;
	}

	/** It gets into the log without this node; the node that has said it may refer to it still. */
	#letGo(entry: Entry): void {
		if (!entry.held) return;
		this.#held -= 1;
		this.#bytes -= entry.held.update.bytes.length;
		entry.held = null;
	}
}

const keyOf = (node: string, number: number): string => `${node} ${number}`;
