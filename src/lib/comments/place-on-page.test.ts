import { expect, test } from 'vitest';
import { galleyOf } from '#model/galley.ts';
import type { Copy } from '#model/copy.ts';
import type { SetPage } from '#lib/typeset/set-page.ts';
import { placeOnPage } from './place-on-page.ts';

const copy: Copy = {
	storyId: 's',
	blocks: [
		{ kind: 'headline', spans: [{ text: '一桥过澜江' }] },
		{ kind: 'paragraph', spans: [{ text: '昨晚通车，两岸十四个村不再等船。' }] },
		{ kind: 'paragraph', spans: [{ text: '船工把木桨交给了博物馆。' }] },
		{ kind: 'photo', asset: 'a', spans: [{ text: '桥下的船' }], credit: '白露' },
		{ kind: 'photo', asset: 'b', spans: [{ text: '桨' }], credit: '' }
	]
};

/** A page with the first paragraph's two lines, the headline and a photo; the rest jumps. */
const page = {
	...{ number: 1, width: 100, height: 100, em: 12, pitch: 17, rules: [], labels: [] },
	decks: [
		{ part: 'headline', y: 5, slotId: 'lead' },
		{ part: 'jumpHead', y: 3, slotId: 'jump' }
	],
	photos: [{ y: 60, slotId: 'lead', photo: 0 }],
	lines: [
		{ y: 40, slotId: 'lead', text: { storyId: 's', paragraph: 0, from: 0, to: 8 } },
		{ y: 57, slotId: 'lead', text: { storyId: 's', paragraph: 0, from: 8, to: 16 } },
		{ y: 90, slotId: 'lead', text: null, part: 'caption' }
	]
} as unknown as SetPage;
const story = { copy, galley: galleyOf(copy), slots: ['lead'] };
const place = (block: number, from: number, to: number) =>
	placeOnPage(page, story, [{ block, from, to }]);

test('a comment stands at the first line that has its words', () => {
	expect(place(1, 9, 11)).toEqual({
		...{ y: 57, ranges: [{ paragraph: 0, from: 9, to: 11 }], parts: [] }
	});
	expect(place(1, 6, 11)).toMatchObject({ y: 40 });
});

test('one on a headline stands beside the headline, in no line of running text', () => {
	const parts = [{ slotId: 'lead', part: 'headline', from: 0, to: 2 }];
	expect(place(0, 0, 2)).toEqual({ y: 5, ranges: [], parts });
	for (const slot of ['other', 'jump'])
		expect(placeOnPage(page, { ...story, slots: [slot] }, [{ block: 0, from: 0, to: 2 }])).toBe(
			'elsewhere'
		);
});

test('one on a caption stands beside the photo that is here, not beside another', () => {
	const parts = [{ slotId: 'lead', part: 'caption', from: 1, to: 2 }];
	expect(place(3, 1, 2)).toEqual({ y: 90, ranges: [], parts });
	expect(place(4, 0, 1)).toBe('elsewhere');
	const bare = { ...page, lines: page.lines.filter(({ part }) => part !== 'caption') };
	expect(placeOnPage(bare, story, [{ block: 3, from: 1, to: 2 }])).toMatchObject({ y: 60 });
});

test('words that go on elsewhere are not of this page; those that are gone stand nowhere', () => {
	expect(place(2, 0, 3)).toBe('elsewhere');
	expect(placeOnPage(page, story, [])).toBeNull();
});
