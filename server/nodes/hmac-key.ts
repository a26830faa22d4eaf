import { hash } from 'node:crypto';

/** Of SHA-256. */
const BLOCK_BYTES = 64;

/**
 * A key of HMAC-SHA-256 (RFC 2104), made ready once: `createHmac` makes an object for each message, which costs
 * a process that mostly rests more than two hashes in one call each (decision 0062).
 */
export class HmacKey {
	readonly #inner: Buffer;
	readonly #outer: Buffer;

	/** @param key at most 64 bytes, or throws: a longer one would have to be hashed first */
	constructor(key: Uint8Array) {
		if (key.length > BLOCK_BYTES) throw new RangeError('a key is longer than a block');
		this.#inner = mixed(key, 0x36);
		this.#outer = mixed(key, 0x5c);
	}

	/** The 32 bytes that prove that whoever has said all of these, one after the other, has the key. */
	proofOf(...said: readonly Uint8Array[]): Buffer {
		const inner = hash('sha256', Buffer.concat([this.#inner, ...said]), 'buffer');
		return hash('sha256', Buffer.concat([this.#outer, inner]), 'buffer');
	}
}

function mixed(key: Uint8Array, pad: number): Buffer {
	const block = Buffer.alloc(BLOCK_BYTES, pad);
	key.forEach((byte, at) => (block[at] = byte ^ pad));
	return block;
}
