import * as decoding from 'lib0/decoding';
import { decodeUtf8 } from 'lib0/string';

/** The unit of the last byte a safe integer may have. */
const LAST_UNIT = 2 ** 49;
/** Yjs draws client ids from 32 bits. */
const LAST_CLIENT = 2 ** 32 - 1;

/**
 * Reads a number as lib0 writes it. lib0’s own reader lets NaN pass, numbers above 2^53, and several
 * spellings of one number; what it read is passed on as the bytes that came, and must mean the same
 * to everybody. Throws a RangeError for all of these, and where the bytes end too early.
 */
export function readVarUint(decoder: decoding.Decoder): number {
	let value = 0;
	for (let unit = 1; unit <= LAST_UNIT; unit *= 128) {
		const byte = decoder.arr[decoder.pos++];
		if (byte === undefined) break;
		value += (byte & 0x7f) * unit;
		if (byte >= 0x80) continue;
		if (value > Number.MAX_SAFE_INTEGER || (byte === 0 && unit > 1)) break;
		return value;
	}
	throw new RangeError('not a number as lib0 writes it');
}

/** Throws a RangeError for what is no client id of Yjs. */
export function readClientId(decoder: decoding.Decoder): number {
	const client = readVarUint(decoder);
	if (client > LAST_CLIENT) throw new RangeError('not a client id');
	return client;
}

/** Bytes with their length in front. Throws where there are fewer. */
export const readVarBytes = (decoder: decoding.Decoder): Uint8Array =>
	decoding.readUint8Array(decoder, readVarUint(decoder));

/** A string with its length in front. Throws where it is not UTF-8. */
export const readVarText = (decoder: decoding.Decoder): string => decodeUtf8(readVarBytes(decoder));
