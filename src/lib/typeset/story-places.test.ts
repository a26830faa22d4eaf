import { describe, expect, it } from 'vitest';
import { LINE_BREAK, type Copy } from '#model/copy.ts';
import { galleyOf, placeInStory } from '#model/galley.ts';
import { paragraphRanges } from './story-places.ts';

const STORY: Copy = {
	storyId: 's',
	blocks: [
		{ kind: 'headline', spans: [{ text: '一桥过澜江' }] },
		{ kind: 'byline', spans: [{ text: '本报记者 沈砚' }] },
		{ kind: 'photo', asset: null, spans: [{ text: '图说' }], credit: '' },
		{ kind: 'paragraph', spans: [{ text: '昨晚' }, { text: '通车', bold: true }] },
		{ kind: 'paragraph', spans: [{ text: `第一行${LINE_BREAK}第二行` }] }
	]
};
const galley = galleyOf(STORY);
const textOf = ({ paragraph, from, to }: { paragraph: number; from: number; to: number }) =>
	galley.paragraphs[paragraph]?.text.slice(from, to);

describe('places on the page and in the story', () => {
	it('leads from every character of the page to the same one of the story', () => {
		galley.paragraphs.forEach(({ text }, paragraph) => {
			for (const [offset, unit] of [...text].entries()) {
				const place = placeInStory(galley, { paragraph, offset });
				const block = STORY.blocks[place?.block ?? -1];
				const words = block?.spans.map((span) => span.text).join('') ?? '';
				// The space after the byline is the program's.
				if (unit !== '　') expect(words[place?.offset ?? -1]).toBe(unit);
			}
		});
	});

	it('finds where words of a block are set, over a hard break in two paragraphs', () => {
		expect(paragraphRanges(galley, { block: 3, from: 2, to: 4 }).map(textOf)).toEqual(['通车']);
		expect(paragraphRanges(galley, { block: 1, from: 2, to: 4 }).map(textOf)).toEqual(['记者']);
		const both = paragraphRanges(galley, { block: 4, from: 1, to: 6 });
		expect(both.map(textOf)).toEqual(['一行', '第二']);
	});

	it('has none for words that are no running text', () => {
		expect(paragraphRanges(galley, { block: 0, from: 0, to: 5 })).toEqual([]);
		expect(paragraphRanges(galley, { block: 2, from: 0, to: 2 })).toEqual([]);
		expect(placeInStory(galley, { paragraph: 9, offset: 0 })).toBeNull();
	});
});
