import { expect, test } from 'vitest';
import type { Copy } from '#model/copy.ts';
import type { SetPage } from '#lib/typeset/set-page.ts';
import { placeOnPage } from './place-on-page.ts';

const copy: Copy = {
	storyId: 's',
	blocks: [
		{ kind: 'headline', spans: [{ text: '一桥过澜江' }] },
		{ kind: 'paragraph', spans: [{ text: '昨晚通车，两岸十四个村不再等船。' }] },
		{ kind: 'paragraph', spans: [{ text: '船工把木桨交给了博物馆。' }] }
	]
};

/** A page with the first paragraph's two lines and the headline; the second one jumps. */
const page = {
	...{ number: 1, width: 100, height: 100, em: 12, pitch: 17, photos: [], rules: [], labels: [] },
	decks: [{ part: 'headline', y: 5, slotId: 'lead' }],
	lines: [
		{ y: 40, slotId: 'lead', text: { storyId: 's', paragraph: 0, from: 0, to: 8 } },
		{ y: 57, slotId: 'lead', text: { storyId: 's', paragraph: 0, from: 8, to: 16 } }
	]
} as unknown as SetPage;
const story = { copy, slots: ['lead'] };
const place = (block: number, from: number, to: number) =>
	placeOnPage(page, story, [{ block, from, to }]);

test('a comment stands at the first line that has its words', () => {
	expect(place(1, 9, 11)).toEqual({ y: 57, ranges: [{ paragraph: 0, from: 9, to: 11 }] });
	expect(place(1, 6, 11)).toMatchObject({ y: 40 });
});

test('one on a headline stands beside the headline, in no line of running text', () => {
	expect(place(0, 0, 2)).toEqual({ y: 5, ranges: [] });
	expect(placeOnPage(page, { copy, slots: ['other'] }, [{ block: 0, from: 0, to: 2 }])).toBe(
		'elsewhere'
	);
});

test('words that go on elsewhere are not of this page; those that are gone stand nowhere', () => {
	expect(place(2, 0, 3)).toBe('elsewhere');
	expect(placeOnPage(page, story, [])).toBeNull();
});
