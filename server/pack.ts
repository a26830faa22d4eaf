/** Updates end to end, and where each ends: one piece of memory to hand over. */
export interface Packed {
	bytes: Uint8Array<ArrayBuffer>;
	ends: number[];
}

/** Copies: bytes may stand in a much larger piece of memory, which would go with them. */
export function pack(updates: readonly Uint8Array[]): Packed {
	let end = 0;
	const ends = updates.map(({ length }) => (end += length));
	const bytes = new Uint8Array(end);
	updates.forEach((update, i) => bytes.set(update, (ends[i] ?? 0) - update.length));
	return { bytes, ends };
}

export const unpack = ({ bytes, ends }: Packed): Uint8Array[] =>
	ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
