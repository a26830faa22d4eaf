import { describe, expect, it } from 'vitest';
import { plainOf, type Copy } from '#model/copy.ts';
import { block, photo } from '#tests/support/typeset/plan.ts';
import { galleyOf } from '#model/galley.ts';
import { pageLines } from './page-lines.ts';
import type { SetPage } from './set-page.ts';
import { placeOfPoint, wordsOnPage, type PageSelection } from './words-on-page.ts';

const copy: Copy = {
	storyId: 's',
	blocks: [
		block('headline', '渡口三百年　一桥过澜江'),
		block('headline', '末班船停航'),
		block('kicker', '昨日通车'),
		photo('a', '没有上版的照片'),
		photo('b', '石门坪上 晒秋忙', '罗青禾'),
		block('paragraph', '早稻开镰。')
	]
};
const galley = galleyOf(copy);
const words = { copy, galley };
const at = { x: 0, y: 0, width: 50, height: 20 };
const span = (text: string) => [{ text }];

/** The headline was broken at its space, and the caption by its column. */
const page = {
	...{ number: 1, width: 100, height: 100, em: 12, pitch: 17, rules: [], labels: [] },
	decks: [
		{ ...at, part: 'kicker', text: '昨日通车', slotId: 'lead' },
		{ ...at, part: 'headline', text: '渡口三百年', slotId: 'lead' },
		{ ...at, part: 'headline', text: '一桥过澜江', slotId: 'lead' },
		{ ...at, part: 'headline', text: '末班船停航', slotId: 'lead' },
		{ ...at, part: 'jumpHead', text: '渡口三百年　一桥过澜江（上接第1版）', slotId: 'jump' }
	],
	photos: [{ ...at, url: null, photo: 1, slotId: 'lead' }],
	lines: [
		{ ...at, spans: span('石门坪上 晒'), slotId: 'lead', text: null, part: 'caption' },
		{ ...at, spans: span('秋忙'), slotId: 'lead', text: null, part: 'caption' },
		{ ...at, spans: span('罗青禾'), slotId: 'lead', text: null },
		{
			...{ ...at, spans: span('早稻开镰。'), slotId: 'lead' },
			text: { storyId: 's', paragraph: 0, from: 0, to: 5 }
		}
	]
} as unknown as SetPage;

const lines = pageLines(page, [{ slotId: 'lead', storyId: 's' }]);
/** What of the story a line or selection is. */
function wordsOf({ from, to }: PageSelection): string | null {
	const [start, end] = [placeOfPoint(page, words, from), placeOfPoint(page, words, to, 'end')];
	if (!start || !end || start.block !== end.block) return null;
	return plainOf(copy.blocks[start.block]?.spans ?? []).slice(start.offset, end.offset);
}

describe('the words of a page and those of the story', () => {
	it('are the same, line by line, in deck, running text and caption', () => {
		expect(lines.map(({ part }) => part)).toEqual([
			...['kicker', 'headline', 'headline', 'headline', 'body', 'caption', 'caption']
		]);
		for (const { words: drawn, selection } of lines) expect(wordsOf(selection)).toBe(drawn);
		expect(lines.map(({ number, of }) => `${number}/${of}`).at(-1)).toBe('7/7');
	});

	it('are found over the break of a headline, whose space is not drawn', () => {
		const [, first, second] = lines.map(({ selection }) => selection);
		if (!first || !second) throw new Error('there are two lines');
		expect(wordsOf({ from: first.from, to: second.to })).toBe('渡口三百年　一桥过澜江');
	});

	it('are not those that the program made', () => {
		const drawn = '渡口三百年一桥过澜江（上接第1版）';
		const point = (at: number) => ({ slotId: 'jump', part: 'headline', at, drawn }) as const;
		expect(wordsOf({ from: point(2), to: point(5) })).toBe('三百年');
		expect(placeOfPoint(page, words, point(10), 'end')).not.toBeNull();
		for (const side of ['start', 'end'] as const)
			expect(placeOfPoint(page, words, point(12), side)).toBeNull();
	});

	it('are found behind a picture, which is drawn as another character', () => {
		const own: Copy = { storyId: 's', blocks: [block('headline', '放了🎉好')] };
		for (const drawn of ['放了🎉好', '放了〓\u200c好']) {
			const point = { slotId: 'lead', part: 'headline', at: 4, drawn } as const;
			const found = placeOfPoint(page, { copy: own, galley: galleyOf(own) }, point);
			expect(found).toEqual({ block: 0, offset: 4 });
		}
	});

	it('of a headline stand in its slot, white not counted; of a caption under its own photo', () => {
		const on = (block: number, from: number, to: number) =>
			wordsOnPage(page, { ...words, slots: ['lead'] }, [{ block, from, to }]).parts;
		expect(on(0, 4, 8)).toEqual([{ slotId: 'lead', part: 'headline', from: 4, to: 7 }]);
		expect(on(1, 0, 2)).toEqual([{ slotId: 'lead', part: 'headline', from: 10, to: 12 }]);
		expect(on(0, 5, 6)).toEqual([]);
		expect(on(4, 0, 2)).toEqual([{ slotId: 'lead', part: 'caption', from: 0, to: 2 }]);
		expect(on(3, 0, 2)).toEqual([]);
	});
});
