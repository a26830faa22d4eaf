import * as encoding from 'lib0/encoding';

/** A number in lib0's spelling, also one above those it can write. */
export function spelled(number: number | bigint): number[] {
	const bytes: number[] = [];
	let left = BigInt(number);
	for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 0x80);
	return [...bytes, Number(left)];
}

/** The same number with a byte more than it needs. */
export const overlong = (number: number): number[] => {
	const bytes = spelled(number);
	const last = bytes.pop() ?? 0;
	return [...bytes, last | 0x80, 0];
};

/** What lib0 reads as NaN, and lets pass. */
export const NOT_A_NUMBER: readonly number[] = [...Array<number>(150).fill(0x80), 0];

/** A string, its length in front. */
export function text(words: string): number[] {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, words);
	return [...encoding.toUint8Array(encoder)];
}

/** Numbers below 128, and other bytes, one after the other. */
export const bytes = (...parts: readonly (number | readonly number[])[]): Uint8Array =>
	Uint8Array.from(parts.flat());
