import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { storyExtensions } from '#document/schema.ts';
import { photoPlace } from './photo-place.ts';

const schema = getSchema(storyExtensions());
const block = (type: string, text: string) => schema.node(type, null, schema.text(text));
const story = schema.node('doc', null, [
	block('kicker', '引题'),
	block('headline', '主题'),
	block('byline', '署名'),
	block('paragraph', '第一段'),
	block('paragraph', '第二段')
]);
/** The block before which a photo goes. */
const before = (caret: number) => story.resolve(photoPlace(story, caret)).nodeAfter?.textContent;

test('a photo goes after the paragraph the caret is in', () => {
	expect(before(14)).toBe('第二段');
	expect(before(18)).toBeUndefined();
});

test('a photo never stands in the headline deck', () => {
	for (const caret of [1, 5, 9]) expect(before(caret)).toBe('第一段');
});

test('a story of nothing but a deck has its photo at the end', () => {
	const deck = schema.node('doc', null, [block('headline', '主题')]);
	expect(photoPlace(deck, 1)).toBe(deck.content.size);
});
