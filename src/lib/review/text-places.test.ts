import { expect, it } from 'vitest';
import type { ReviewComment, ShownBlock } from './review-wire.ts';
import { inOrder, maySuggest, marksOn, wholeBlock, wordsOf } from './text-places.ts';

const paragraph = (text: string): ShownBlock => ({ kind: 'paragraph', spans: [{ text }] });
const BLOCKS = [paragraph('大桥全长860米。'), paragraph(''), paragraph('明天通车。')];
const comment = (id: string, from: [number, number], to: [number, number]): ReviewComment => ({
	id,
	from: { block: from[0], offset: from[1] },
	to: { block: to[0], offset: to[1] },
	body: '',
	replacement: null
});

it('quotes words over several paragraphs, a line for each, and none for an empty one', () => {
	expect(wordsOf(BLOCKS, comment('a', [0, 4], [2, 2]))).toBe('860米。\n明天');
	expect(wordsOf(BLOCKS, wholeBlock(BLOCKS, 2))).toBe('明天通车。');
	expect([wholeBlock(BLOCKS, 2), comment('a', [0, 4], [2, 2])].map(maySuggest)).toEqual([
		true,
		false
	]);
});

it('marks what a comment is on in each paragraph, and numbers it by the text, at its end', () => {
	const late = comment('late', [0, 4], [2, 2]);
	const early = comment('early', [0, 0], [0, 2]);
	expect(inOrder([late, early])).toEqual([early, late]);
	expect(marksOn(BLOCKS, [late, early], 0)).toEqual([
		{ id: 'early', from: 0, to: 2, number: 1 },
		{ id: 'late', from: 4, to: 9, number: null }
	]);
	expect(marksOn(BLOCKS, [late, early], 2)).toEqual([{ id: 'late', from: 0, to: 2, number: 2 }]);
});
