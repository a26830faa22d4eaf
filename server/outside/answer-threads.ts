import { anchorOfCopy } from '#document/anchor-of-copy.ts';
import { plainOf, type Copy } from '#model/copy.ts';
import type { OutsideThread } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { OUTSIDE_LIMITS } from '#model/outside.ts';
import type { TextPlace } from '#model/text-place.ts';

/** A comment as it is sent: on words of the text that was shown. */
export interface SentComment {
	id: Id;
	from: TextPlace;
	to: TextPlace;
	body: string;
	/** Other words for them; null: it suggests none. */
	replacement: string | null;
}

/**
 * The comments with their quotes, which are read from the text that was shown and never taken from
 * whoever sends them. Null: something in them none of our pages would send.
 */
export function threadsOf(copy: Copy, comments: readonly SentComment[]): OutsideThread[] | null {
	const threads = comments.map((comment) => threadOf(copy, comment));
	return threads.every((thread) => thread !== null) ? threads : null;
}

function threadOf(
	copy: Copy,
	{ id, from, to, body, replacement }: SentComment
): OutsideThread | null {
	const isForwards = from.block < to.block || (from.block === to.block && from.offset < to.offset);
	const isInOne = from.block === to.block;
	const isEmpty = body.trim() === '' && replacement === null;
	const isThere = isForwards && isIn(copy, from) && isIn(copy, to);
	if (!isThere || isEmpty || (replacement !== null && !isInOne)) return null;
	const found = anchorOfCopy(copy, from, to);
	// Every desk has it: a hundred quotes of a whole story it need not have.
	const anchor = found.quote.length > OUTSIDE_LIMITS.quote ? null : found;
	if (!anchor && replacement !== null) return null;
	return found.quote.trim() === '' ? null : { id, anchor, orphaned: false, body, replacement };
}

function isIn({ blocks }: Copy, { block, offset }: TextPlace): boolean {
	const found = blocks[block];
	return found !== undefined && offset <= plainOf(found.spans).length;
}
