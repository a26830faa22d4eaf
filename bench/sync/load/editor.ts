import * as encoding from 'lib0/encoding';
import type { Place } from '../first-words.ts';

const WORDS = '人声渐起挑着菜篮的农户沿石板路排开';
/** A string between two characters, in the first byte of an item (Yjs update, version 1). */
const STRING_BETWEEN = 4 | 0x80 | 0x40;

interface Id {
	client: number;
	clock: number;
}

/**
 * Types one character after the other at a place of its own. Makes the very bytes Yjs would make, but
 * needs no document for it.
 */
export class Editor {
	readonly clientId: number;
	/** When the character of each clock was sent, ms. */
	readonly sentAt: number[] = [];
	readonly #right: Id;
	#left: Id;
	#presenceClock = 0;

	constructor(clientId: number, { left, right }: Place) {
		this.clientId = clientId;
		this.#left = left;
		this.#right = right;
	}

	/** The update of the next key, which counts as sent at `at`. */
	type(at: number): Uint8Array {
		const clock = this.sentAt.length;
		this.sentAt.push(at);
		const encoder = encoding.createEncoder();
		// One client with one item.
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, 1);
		writeId(encoder, { client: this.clientId, clock });
		encoding.writeUint8(encoder, STRING_BETWEEN);
		writeId(encoder, this.#left);
		writeId(encoder, this.#right);
		encoding.writeVarString(encoder, WORDS[clock % WORDS.length] as string);
		// Nothing is deleted.
		encoding.writeVarUint(encoder, 0);
		this.#left = { client: this.clientId, clock };
		return encoding.toUint8Array(encoder);
	}

	/** What a window says of itself after each key. */
	presence(): [clientId: number, clock: number, state: Record<string, unknown>] {
		const caret = { type: null, tname: null, item: this.#left, assoc: -1 };
		const user = { name: '白露', color: '#3b6ea8' };
		const state = { user, cursor: { anchor: caret, head: caret }, composing: false };
		return [this.clientId, (this.#presenceClock += 1), state];
	}
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
}
