import * as decoding from 'lib0/decoding';
import { readVarBytes, readVarText, readVarUint } from '#document/var-uint.ts';
import { LIMITS } from './limits.ts';

export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
	'__proto__',
	'constructor',
	'prototype'
]);

/** Whether what JSON.parse made is shallow, and has no key that could reach a prototype. */
export function isPlain(value: unknown, depth = 0): boolean {
	// JSON.parse reads 1e999 as infinite.
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object' || value === null) return true;
	if (depth >= LIMITS.depth) return false;
	return Object.entries(value).every(
		([key, inner]) => !FORBIDDEN_KEYS.has(key) && isPlain(inner, depth + 1)
	);
}

/** How lib0 names the types of values (`writeAny`); 122, a bigint, no story holds. */
const TYPE = {
	bytes: 116,
	array: 117,
	object: 118,
	string: 119,
	true: 120,
	false: 121,
	float64: 123,
	float32: 124,
	integer: 125,
	null: 126,
	undefined: 127
};

/**
 * Reads past a value as lib0 writes it. False where it is not plain: JSON, undefined or bytes,
 * shallow, without a key that could reach a prototype. Throws where the bytes make no sense.
 */
export function readPlain(decoder: decoding.Decoder, depth = 0): boolean {
	switch (decoding.readUint8(decoder)) {
		case TYPE.true:
		case TYPE.false:
		case TYPE.null:
		case TYPE.undefined:
			return true;
		case TYPE.integer:
			readVarInt(decoder);
			return true;
		case TYPE.float32:
			return Number.isFinite(decoding.readFloat32(decoder));
		case TYPE.float64:
			return Number.isFinite(decoding.readFloat64(decoder));
		case TYPE.string:
			readVarText(decoder);
			return true;
		case TYPE.bytes:
			readVarBytes(decoder);
			return true;
		case TYPE.array:
			return depth < LIMITS.depth && readItems(decoder, () => readPlain(decoder, depth + 1));
		case TYPE.object:
			return (
				depth < LIMITS.depth &&
				readItems(decoder, () => {
					const key = readVarText(decoder);
					return !FORBIDDEN_KEYS.has(key) && readPlain(decoder, depth + 1);
				})
			);
		default:
			return false;
	}
}

function readItems(decoder: decoding.Decoder, readItem: () => boolean): boolean {
	for (let left = readVarUint(decoder); left > 0; left--) if (!readItem()) return false;
	return true;
}

/** Reads past an integer: six bits and a sign, then what is above them, as a number that is not 0. */
function readVarInt(decoder: decoding.Decoder): void {
	const first = decoding.readUint8(decoder);
	if (first < 0x80) return;
	const above = readVarUint(decoder);
	if (above === 0 || above > Number.MAX_SAFE_INTEGER / 64) throw new RangeError('not an integer');
}
