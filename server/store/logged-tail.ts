import type { LoggedTail, LoggedUpdate } from './store.ts';

const COMMA = 44;

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

	/**
	 * The next update's bytes as hexadecimal digits in capitals, from `from` up to a comma or the end of
	 * the text; gives back where they end.
	 */
	addHex(text: Uint8Array, from: number): number {
		this.#reserve((text.length - from) >> 1);
		let at = from;
		for (; at < text.length && text[at] !== COMMA; at += 2)
			this.#bytes[this.#length++] = (digit(text[at] ?? 0) << 4) | digit(text[at + 1] ?? 0);
		this.#ends.push(this.#length);
		return at;
	}

	addBytes(bytes: Uint8Array): void {
		this.#reserve(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
		this.#ends.push(this.#length);
	}

	/** Seqs and authors of the updates added so far that have none yet, in the same order. */
	label(seqs: readonly number[], people: readonly string[]): void {
		for (const seq of seqs) this.#seqs.push(seq);
		for (const personId of people) {
			let number = this.#people.get(personId);
			if (number === undefined) this.#people.set(personId, (number = this.#people.size));
			this.#authors.push(number);
		}
	}

	pack(): PackedTail {
		return {
			bytes: this.#bytes.subarray(0, this.#length),
			ends: Uint32Array.from(this.#ends),
			seqs: Float64Array.from(this.#seqs),
			people: [...this.#people.keys()],
			authors: Uint32Array.from(this.#authors)
		};
	}

	#reserve(more: number): void {
		if (this.#length + more <= this.#bytes.length) return;
		const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more));
		larger.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = larger;
	}
}

const digit = (code: number): number => (code < 65 ? code - 48 : code - 55);
