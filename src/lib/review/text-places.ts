import { plainOf } from '#model/copy.ts';
import type { TextPlace } from '#model/text-place.ts';
import { OUTSIDE_LIMITS } from '#model/outside.ts';
import type { ReviewComment, ShownBlock } from './review-wire.ts';
import type { Marked } from './text-pieces.ts';

/** From one place of the text to a later one. */
export interface Stretch {
	from: TextPlace;
	to: TextPlace;
}

/** Whether other words can be suggested for these: in one block, and no more than can be quoted. */
export const maySuggest = ({ from, to }: Stretch): boolean =>
	from.block === to.block && to.offset - from.offset <= OUTSIDE_LIMITS.quote;

/** All of a block. */
export const wholeBlock = (blocks: readonly ShownBlock[], block: number): Stretch => ({
	from: { block, offset: 0 },
	to: { block, offset: plainOf(blocks[block]?.spans ?? []).length }
});

/** The words of a stretch, a line for each block. */
export function wordsOf(blocks: readonly ShownBlock[], { from, to }: Stretch): string {
	return blocks
		.slice(from.block, to.block + 1)
		.map(({ spans }, index) => {
			const text = plainOf(spans);
			const end = from.block + index === to.block ? to.offset : text.length;
			return text.slice(index === 0 ? from.offset : 0, end);
		})
		.filter((line) => line !== '')
		.join('\n');
}

/** Comments as the text goes. */
export const inOrder = (comments: readonly ReviewComment[]): ReviewComment[] =>
	comments.toSorted(
		(a, b) => a.from.block - b.from.block || a.from.offset - b.from.offset || (a.id < b.id ? -1 : 1)
	);

/** What of the comments is on a block; the number stands where a comment ends. */
export function marksOn(
	blocks: readonly ShownBlock[],
	comments: readonly ReviewComment[],
	block: number
): Marked[] {
	const length = plainOf(blocks[block]?.spans ?? []).length;
	return inOrder(comments).flatMap(({ id, from, to }, index): Marked[] => {
		if (block < from.block || block > to.block) return [];
		const isLast = block === to.block;
		return [
			{
				id,
				from: block === from.block ? from.offset : 0,
				to: isLast ? to.offset : length,
				number: isLast ? index + 1 : null
			}
		];
	});
}
