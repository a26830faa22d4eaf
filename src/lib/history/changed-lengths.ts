import { textLength } from '#model/length.ts';
import type { MarkedBlock, MarkedText } from '#model/marked-text.ts';

/** 字 that came and went, counted as a story's are. */
export function changedLengths({ blocks }: MarkedText): { added: number; removed: number } {
	const sum = { added: 0, removed: 0 };
	for (const { mark, text } of blocks.flatMap(({ pieces }) => pieces)) {
		const length = textLength(text.replaceAll('¶', ''));
		if (mark === 'new') sum.added += length;
		if (mark === 'gone') sum.removed += length;
	}
	return sum;
}

/** One of the two texts by itself, with what the other one lacks of it. */
export function sideOf({ blocks, changes }: MarkedText, side: 'before' | 'after'): MarkedText {
	const other = side === 'before' ? 'new' : 'gone';
	const own = (block: MarkedBlock): MarkedBlock => ({
		...block,
		pieces: block.pieces.filter(({ mark }) => mark !== other)
	});
	return { changes, blocks: blocks.filter(({ kind }) => kind !== other).map(own) };
}
