import type { Id } from './ids.ts';

/** A place in a story: a block, and an offset in its text, UTF-16 units. */
export interface TextPlace {
	block: number;
	offset: number;
}

/** The address of a story, at a place in its words; null: at its head. */
export const storyAddress = (storyId: Id, place: TextPlace | null): string =>
	place ? `/stories/${storyId}?at=${place.block}:${place.offset}` : `/stories/${storyId}`;

/** Reads `block:offset`, as an address has it; null: it is none. */
export function placeAt(text: string | null): TextPlace | null {
	const [, block, offset] = /^(\d{1,6}):(\d{1,9})$/.exec(text ?? '') ?? [];
	return block === undefined ? null : { block: Number(block), offset: Number(offset) };
}
