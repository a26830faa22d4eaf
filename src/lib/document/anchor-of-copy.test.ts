import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkAnchor, resolveAnchor } from './anchors.ts';
import { copyOf } from './story-copy.ts';
import { blocksOf, seedStory, storyText } from './story-doc.ts';
import { anchorOfCopy } from './anchor-of-copy.ts';

const PARAGRAPHS = [
	'昨晚六点十分，渡口的汽笛拉了三声。船工把缆绳多绕了一圈。',
	'渡口的汽笛拉了三声，这一次是送别。'
];

function story() {
	const doc = new Y.Doc();
	seedStory(doc, [
		{ type: 'headline', text: '铁船靠岸' },
		...PARAGRAPHS.map((text) => ({ type: 'paragraph' as const, text }))
	]);
	return storyText(doc);
}

describe('an anchor made on the page', () => {
	it('is found in the story where it was made, though the same words stand twice', () => {
		const text = story();
		const copy = copyOf('s', blocksOf(text));
		for (const block of [1, 2]) {
			const at = PARAGRAPHS[block - 1]?.indexOf('汽笛拉了三声') ?? -1;
			const anchor = anchorOfCopy(copy, { block, offset: at }, { block, offset: at + 6 });
			expect(anchor.quote).toBe('汽笛拉了三声');
			const found = checkAnchor(text, anchor);
			expect(found && resolveAnchor(text, found)).toEqual([{ block, from: at, to: at + 6 }]);
		}
	});

	it('may run over several blocks, the headline too', () => {
		const text = story();
		const copy = copyOf('s', blocksOf(text));
		const anchor = anchorOfCopy(copy, { block: 0, offset: 2 }, { block: 1, offset: 4 });
		expect(anchor.quote).toBe('靠岸\n昨晚六点');
		expect(checkAnchor(text, anchor)).not.toBeNull();
	});

	it('is refused once the words are others', () => {
		const text = story();
		const copy = copyOf('s', blocksOf(text));
		const anchor = anchorOfCopy(copy, { block: 1, offset: 17 }, { block: 1, offset: 27 });
		text.delete(text.toString().indexOf('船工'), 6);
		expect(checkAnchor(text, anchor)).toBeNull();
	});
});
