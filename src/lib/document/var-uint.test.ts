import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { NOT_A_NUMBER, bytes, overlong, spelled } from '#tests/support/spelled.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { readClientId, readVarText, readVarUint } from './var-uint.ts';

const from = (written: Uint8Array) => decoding.createDecoder(written);

test('every number that lib0 writes is read as lib0 reads it', () => {
	const random = randomOf(53);
	const edges = [7, 14, 31, 32, 49, 53].flatMap((bits) => [2 ** bits - 1, 2 ** bits]);
	const drawn = Array.from({ length: 5000 }, () => random.below(2 ** (1 + random.below(52))));
	for (const number of [0, 1, ...edges, ...drawn]) {
		if (number > Number.MAX_SAFE_INTEGER) continue;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, number);
		const written = encoding.toUint8Array(encoder);
		const decoder = from(written);
		expect(readVarUint(decoder)).toBe(number);
		expect(decoder.pos).toBe(written.length);
	}
});

test.each([
	['what lib0 takes for NaN', [...NOT_A_NUMBER]],
	['a number above those that are exact', spelled(2 ** 53)],
	['one far above them', spelled(2n ** 60n)],
	['one beyond all numbers', spelled(2n ** 1100n)],
	['a longer spelling than it needs', overlong(5)],
	['a longer spelling of nothing', overlong(0)],
	['a number that does not end', [0x80, 0x80]],
	['nothing', []]
])('%s is no number', (_what, written) => {
	expect(() => readVarUint(from(bytes(written)))).toThrow(RangeError);
});

test('a client id has 32 bits', () => {
	expect(readClientId(from(bytes(spelled(2 ** 32 - 1))))).toBe(2 ** 32 - 1);
	expect(() => readClientId(from(bytes(spelled(2 ** 32))))).toThrow(RangeError);
});

test('a string is UTF-8, as long as it says', () => {
	expect(readVarText(from(bytes(3, [0xe5, 0xad, 0x97])))).toBe('字');
	expect(() => readVarText(from(bytes(2, [0xff, 0x41])))).toThrow();
	expect(() => readVarText(from(bytes(4, [0xe5, 0xad, 0x97])))).toThrow();
});
