import { STORY_ROOT } from '#document/story-doc.ts';
import { NoDocument, REF, type PastStruct } from './past-reader.ts';

/** No unit. */
export const NONE = -1;
/** The list of the story’s text; each entry of a map has one of its own. */
const TEXT = 0;

/** Units of one client, by clock. */
interface Client {
	id: number;
	units: Int32Array;
	/** How many there are. */
	end: number;
}

/** A list of units: a text, or all that was ever under a key of a map. */
interface List {
	root: string;
	key: string | null;
	first: number;
}

/**
 * Every unit that ever was in a story, deleted ones included, each in its place: a UTF-16 unit of
 * words, or something else that stands among them. The order is that of Yjs (YATA: Nicolaescu and
 * others, “Near real-time peer-to-peer shared editing”, 2016; Item.integrate of yjs), unit by unit
 * instead of by runs, in columns of numbers instead of objects. With when each came and went.
 */
export class Weave {
	/** By units: its UTF-16, 0 where it is none; what it holds otherwise, and where that begins in the bytes. */
	codes = new Uint16Array(4096);
	refs = new Uint8Array(4096);
	contents = new Uint32Array(4096);
	/** By units: which update it came with, and with which it went; 0: it has not. From 1. */
	born = new Uint32Array(4096);
	gone = new Uint32Array(4096);
	/** By units: the next one of its list, or NONE. */
	next = new Int32Array(4096);
	readonly lists: List[] = [{ root: STORY_ROOT, key: null, first: NONE }];
	readonly clients = new Map<number, Client>();
	#count = 0;
	#clientOf = new Float64Array(4096);
	#clocks = new Uint32Array(4096);
	#listOf = new Uint32Array(4096);
	#origins = new Int32Array(4096);
	#rights = new Int32Array(4096);
	readonly #listAt = new Map<string, number>([[nameOf(STORY_ROOT, null), TEXT]]);

	/** How many units there are. */
	get length(): number {
		return this.#count;
	}

	get first(): number {
		return this.lists[TEXT]?.first ?? NONE;
	}

	clientOf(unit: number): number {
		return this.#clientOf[unit] ?? 0;
	}

	clockOf(unit: number): number {
		return this.#clocks[unit] ?? 0;
	}

	unitAt(client: number, clock: number): number {
		const own = this.clients.get(client);
		return own && clock < own.end ? (own.units[clock] ?? NONE) : NONE;
	}

	/** Takes the structs of an update in. Throws where they stand on what is not here. */
	take(structs: readonly PastStruct[], words: Uint16Array, update: number): void {
		let waiting: readonly PastStruct[] = structs;
		while (waiting.length > 0) {
			// Those under one client id may stand on others that come after them in the update.
			const stuck: PastStruct[] = [];
			for (const struct of waiting)
				if (!this.#isReady(struct)) stuck.push(struct);
				else this.#integrate(struct, words, update);
			if (stuck.length === waiting.length) throw new NoDocument();
			waiting = stuck;
		}
	}

	/** What a deletion does to units that are here; what went before stays so. */
	remove(client: number, clock: number, length: number, update: number): void {
		const own = this.clients.get(client);
		if (!own) return;
		const end = Math.min(clock + length, own.end);
		for (let at = clock; at < end; at++) {
			const unit = own.units[at] ?? 0;
			if (this.gone[unit] === 0) this.gone[unit] = update;
		}
	}

	#isReady(struct: PastStruct): boolean {
		const { client, clock, originClient, originClock, rightClient, rightClock } = struct;
		return (
			clock <= (this.clients.get(client)?.end ?? 0) &&
			(originClient < 0 || this.unitAt(originClient, originClock) >= 0) &&
			(rightClient < 0 || this.unitAt(rightClient, rightClock) >= 0)
		);
	}

	#integrate(struct: PastStruct, words: Uint16Array, update: number): void {
		const own = this.#client(struct.client);
		// What a commit of which no answer came has written may be there twice.
		const from = own.end - struct.clock;
		if (from >= struct.length) return;
		this.#reserve(struct.length);
		const right =
			struct.rightClient < 0 ? NONE : this.unitAt(struct.rightClient, struct.rightClock);
		const near =
			struct.originClient < 0 ? NONE : this.unitAt(struct.originClient, struct.originClock);
		let origin = from > 0 ? (own.units[own.end - 1] ?? NONE) : near;
		const list = this.#listFor(struct, origin >= 0 ? origin : right);
		let left = this.#place(list, own.id, origin, right);
		for (let at = from; at < struct.length; at++) {
			const unit = this.#count++;
			this.#clientOf[unit] = own.id;
			this.#clocks[unit] = struct.clock + at;
			this.#listOf[unit] = list;
			this.#origins[unit] = origin;
			this.#rights[unit] = right;
			this.born[unit] = update;
			this.refs[unit] = struct.ref;
			if (struct.ref === REF.string) this.codes[unit] = words[struct.at + at] ?? 0;
			else this.contents[unit] = struct.at;
			this.#link(list, left, unit);
			addUnit(own, unit);
			origin = left = unit;
		}
	}

	/** The unit behind which one of a client belongs; NONE: it is the first of its list. */
	#place(list: number, client: number, origin: number, right: number): number {
		const first = this.lists[list]?.first ?? NONE;
		let at = origin >= 0 ? (this.next[origin] ?? NONE) : first;
		let left = origin;
		if (at === right) return left;
		const before = new Set<number>();
		const conflicting = new Set<number>();
		for (; at !== NONE && at !== right; at = this.next[at] ?? NONE) {
			before.add(at);
			conflicting.add(at);
			const other = this.#origins[at] ?? NONE;
			if (other === origin) {
				if ((this.#clientOf[at] ?? 0) < client) {
					left = at;
					conflicting.clear();
				} else if (this.#rights[at] === right) break;
			} else if (other !== NONE && before.has(other)) {
				if (conflicting.has(other)) continue;
				left = at;
				conflicting.clear();
			} else break;
		}
		return left;
	}

	#link(list: number, left: number, unit: number): void {
		if (left >= 0) {
			this.next[unit] = this.next[left] ?? NONE;
			this.next[left] = unit;
			return;
		}
		const own = this.lists[list] as List;
		this.next[unit] = own.first;
		own.first = unit;
	}

	#listFor({ root, key }: PastStruct, neighbour: number): number {
		if (root === null) return this.#listOf[neighbour] ?? TEXT;
		const name = nameOf(root, key);
		const known = this.#listAt.get(name);
		if (known !== undefined) return known;
		this.lists.push({ root, key, first: NONE });
		this.#listAt.set(name, this.lists.length - 1);
		return this.lists.length - 1;
	}

	#client(id: number): Client {
		const known = this.clients.get(id);
		if (known) return known;
		const client = { id, units: new Int32Array(64), end: 0 };
		this.clients.set(id, client);
		return client;
	}

	#reserve(more: number): void {
		const need = this.#count + more;
		if (need <= this.codes.length) return;
		const length = Math.max(2 * this.codes.length, need);
		this.codes = longer(this.codes, new Uint16Array(length));
		this.refs = longer(this.refs, new Uint8Array(length));
		this.contents = longer(this.contents, new Uint32Array(length));
		this.born = longer(this.born, new Uint32Array(length));
		this.gone = longer(this.gone, new Uint32Array(length));
		this.next = longer(this.next, new Int32Array(length));
		this.#clientOf = longer(this.#clientOf, new Float64Array(length));
		this.#clocks = longer(this.#clocks, new Uint32Array(length));
		this.#listOf = longer(this.#listOf, new Uint32Array(length));
		this.#origins = longer(this.#origins, new Int32Array(length));
		this.#rights = longer(this.#rights, new Int32Array(length));
	}
}

const nameOf = (root: string, key: string | null): string => JSON.stringify([root, key]);

function addUnit(client: Client, unit: number): void {
	if (client.end === client.units.length)
		client.units = longer(client.units, new Int32Array(2 * client.units.length));
	client.units[client.end++] = unit;
}

function longer<T extends { set: (from: T) => void }>(from: T, to: T): T {
	to.set(from);
	return to;
}
