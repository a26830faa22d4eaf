import type { LoggedTail, LoggedUpdate } from './store.ts';

/** The updates of a tail in a few large pieces, as they come from another thread. */
export interface PackedTail {
	/** The bytes of all updates, one after the other. */
	bytes: Uint8Array;
	/** Where each update ends in `bytes`. */
	ends: Uint32Array;
	seqs: Float64Array;
	people: string[];
	/** Who wrote each update, as an index into `people`. */
	authors: Uint32Array;
	/** When each was written, epoch ms; empty where nobody asked. */
	at: Float64Array;
}

/** A tail of which each update is a view, made when somebody looks at it. */
export class UnpackedTail implements LoggedTail {
	readonly #packed: PackedTail;

	constructor(packed: PackedTail) {
		this.#packed = packed;
	}

	get length(): number {
		return this.#packed.ends.length;
	}

	at(index: number): LoggedUpdate | undefined {
		const { bytes, ends, seqs, people, authors } = this.#packed;
		const i = index < 0 ? ends.length + index : index;
		const end = ends[i];
		const seq = seqs[i];
		const personId = people[authors[i] ?? -1];
		if (end === undefined || seq === undefined || personId === undefined) return undefined;
		return { seq, personId, bytes: bytes.subarray(ends[i - 1] ?? 0, end) };
	}

	*[Symbol.iterator](): Generator<LoggedUpdate> {
		for (let index = 0; index < this.length; index++) {
			const update = this.at(index);
			if (update) yield update;
		}
	}

	map<T>(of: (update: LoggedUpdate) => T): T[] {
		return Array.from(this, of);
	}

	reduce<T>(fold: (sum: T, update: LoggedUpdate) => T, initial: T): T {
		let sum = initial;
		for (const update of this) sum = fold(sum, update);
		return sum;
	}
}

/** Gathers a tail; it doubles its room as it grows. */
export class TailPacker {
	#bytes = new Uint8Array(4096);
	#length = 0;
	readonly #ends: number[] = [];
	readonly #seqs: number[] = [];
	readonly #people = new Map<string, number>();
	readonly #authors: number[] = [];
	readonly #at: number[] = [];

	/** Bytes so far. */
	get length(): number {
		return this.#length;
	}

	/** The next update, which is a part of some bytes. */
	addPart(bytes: Uint8Array, from: number, to: number): void {
		this.#reserve(to - from);
		for (let at = from; at < to; at++) this.#bytes[this.#length++] = bytes[at] ?? 0;
		this.#ends.push(this.#length);
	}

	addBytes(bytes: Uint8Array): void {
		this.#reserve(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
		this.#ends.push(this.#length);
	}

	/** The number of a person in `PackedTail.people`. */
	numberOf(personId: string): number {
		const known = this.#people.get(personId);
		if (known !== undefined) return known;
		this.#people.set(personId, this.#people.size);
		return this.#people.size - 1;
	}

	/** Says of the updates added so far, in order, what seq and whose number the next one has. */
	label(seq: number, author: number, at?: number): void {
		this.#seqs.push(seq);
		this.#authors.push(author);
		if (at !== undefined) this.#at.push(at);
	}

	pack(): PackedTail {
		return {
			bytes: this.#bytes.subarray(0, this.#length),
			ends: Uint32Array.from(this.#ends),
			seqs: Float64Array.from(this.#seqs),
			people: [...this.#people.keys()],
			authors: Uint32Array.from(this.#authors),
			at: Float64Array.from(this.#at)
		};
	}

	#reserve(more: number): void {
		if (this.#length + more <= this.#bytes.length) return;
		const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more));
		larger.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = larger;
	}
}
