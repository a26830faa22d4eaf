import * as decoding from 'lib0/decoding';
import { readVarText, readVarUint } from '#document/var-uint.ts';
import { readPlain } from './plain-value.ts';

/** A run of units of an update, not yet in its place. */
export interface PastStruct {
	client: number;
	clock: number;
	length: number;
	/** Its neighbours when it was written; a client of -1: none. */
	originClient: number;
	originClock: number;
	rightClient: number;
	rightClock: number;
	/** The root it names, and its key there; null: those of its neighbours. */
	root: string | null;
	key: string | null;
	/** How Yjs numbers what it holds (REF). */
	ref: number;
	/** Where its words begin in `PastReader.units`; of everything else, where what it holds begins in the bytes. */
	at: number;
}

/** How Yjs numbers what a struct holds (ContentX refs of version 1). */
export const REF = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, any: 8 };
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const KIND = 0x1f;

/** The log makes no document. */
export class NoDocument extends Error {
	constructor() {
		super('the log makes no document');
	}
}

/**
 * Reads updates (Yjs, version 1) of our own log, one after the other, each of which was judged before
 * it came in there (outline.ts). Throws where the bytes make no sense all the same. A long log has a
 * hundred thousand of them, and somebody waits: so it makes little of each, and no outline.
 */
export class PastReader {
	/** The words of the structs of the last update, in UTF-16. */
	units = new Uint16Array(1024);
	readonly #bytes: Uint8Array;
	readonly #decoder: decoding.Decoder;
	#used = 0;
	/** Where the values of the last struct that has some begin. */
	#valuesAt = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#decoder = decoding.createDecoder(bytes);
	}

	/** The structs of the update that begins at a place, a client’s in a row. `deletions` goes on from there. */
	structs(from: number): PastStruct[] {
		this.#decoder.pos = from;
		this.#used = 0;
		const structs: PastStruct[] = [];
		for (let clients = this.#number(); clients > 0; clients--) {
			let count = this.#number();
			const client = this.#number();
			let clock = this.#number();
			for (; count > 0; count--) {
				const struct = this.#struct(client, clock);
				clock += struct.length;
				structs.push(struct);
			}
		}
		return structs;
	}

	/** The deletions of the update whose structs were read, which ends at a place. */
	deletions(to: number, take: (client: number, clock: number, length: number) => void): void {
		for (let clients = this.#number(); clients > 0; clients--) {
			const client = this.#number();
			for (let ranges = this.#number(); ranges > 0; ranges--) {
				const clock = this.#number();
				take(client, clock, this.#number());
			}
		}
		if (this.#decoder.pos !== to) throw new NoDocument();
	}

	#struct(client: number, clock: number): PastStruct {
		const info = this.#byte();
		const [hasOrigin, hasRight] = [(info & HAS_ORIGIN) > 0, (info & HAS_RIGHT_ORIGIN) > 0];
		const struct: PastStruct = {
			client,
			clock,
			length: 1,
			originClient: hasOrigin ? this.#number() : -1,
			originClock: hasOrigin ? this.#number() : 0,
			rightClient: hasRight ? this.#number() : -1,
			rightClock: hasRight ? this.#number() : 0,
			root: null,
			key: null,
			ref: info & KIND,
			at: 0
		};
		if (!hasOrigin && !hasRight) {
			// Otherwise it stands in a nested type, which no story holds.
			if (this.#number() !== 1) throw new NoDocument();
			struct.root = readVarText(this.#decoder);
			if (info & HAS_KEY) struct.key = readVarText(this.#decoder);
		}
		struct.at = struct.ref === REF.string ? this.#used : this.#decoder.pos;
		struct.length = this.#content(struct.ref);
		if (struct.ref === REF.any) struct.at = this.#valuesAt;
		if (struct.length === 0) throw new NoDocument();
		return struct;
	}

	/** Reads past what a struct holds; how many units that is. */
	#content(ref: number): number {
		switch (ref) {
			case REF.string:
				return this.#words();
			case REF.deleted:
				return this.#number();
			case REF.format:
				this.#skip();
				this.#skip();
				return 1;
			case REF.embed:
			case REF.binary:
				this.#skip();
				return 1;
			case REF.any:
			case REF.json: {
				const count = this.#number();
				this.#valuesAt = this.#decoder.pos;
				for (let left = count; left > 0; left--)
					if (ref === REF.json) this.#skip();
					else readPlain(this.#decoder);
				return count;
			}
			default:
				throw new NoDocument();
		}
	}

	/** Takes UTF-8 in; how many units of UTF-16 it is. */
	#words(): number {
		const bytes = this.#bytes;
		const length = this.#number();
		let at = this.#decoder.pos;
		const end = at + length;
		if (end > bytes.length) throw new NoDocument();
		this.#reserve(length);
		const { units } = this;
		let used = this.#used;
		while (at < end) {
			const one = bytes[at++] ?? 0;
			if (one < 0x80) units[used++] = one;
			else if (one < 0xe0) units[used++] = ((one & 0x1f) << 6) | more(bytes, at++);
			else if (one < 0xf0)
				units[used++] = ((one & 0xf) << 12) | (more(bytes, at++) << 6) | more(bytes, at++);
			else {
				const [two, three, four] = [more(bytes, at), more(bytes, at + 1), more(bytes, at + 2)];
				const rest = (((one & 7) << 18) | (two << 12) | (three << 6) | four) - 0x10000;
				at += 3;
				units[used++] = 0xd800 | (rest >> 10);
				units[used++] = 0xdc00 | (rest & 0x3ff);
			}
		}
		const count = used - this.#used;
		this.#used = used;
		this.#decoder.pos = end;
		return count;
	}

	/** There are never more units of UTF-16 than bytes of UTF-8. */
	#reserve(more: number): void {
		if (this.#used + more <= this.units.length) return;
		const larger = new Uint16Array(Math.max(2 * this.units.length, this.#used + more));
		larger.set(this.units.subarray(0, this.#used));
		this.units = larger;
	}

	#skip(): void {
		const length = this.#number();
		this.#decoder.pos += length;
		if (this.#decoder.pos > this.#bytes.length) throw new NoDocument();
	}

	#byte(): number {
		const byte = this.#bytes[this.#decoder.pos++];
		if (byte === undefined) throw new NoDocument();
		return byte;
	}

	#number(): number {
		const byte = this.#bytes[this.#decoder.pos] ?? 0x80;
		if (byte >= 0x80) return readVarUint(this.#decoder);
		this.#decoder.pos += 1;
		return byte;
	}
}

const more = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) & 0x3f;
