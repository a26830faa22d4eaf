import { expect, test } from 'vitest';
import type { DrawnLine, SetPage } from '#lib/typeset/set-page.ts';
import { changeBars, type MarkedChange } from './change-bars.ts';

const line = (x: number, y: number, from: number): DrawnLine => ({
	...{ x, y, width: 100, face: 'typeset-paragraph', align: 'justify', indent: 0, spans: [] },
	...{ trimmed: false, slotId: 'a' },
	text: { storyId: 's', paragraph: 0, from, to: from + 10 }
});
const PAGE = {
	...{ number: 1, width: 300, height: 400, em: 10, pitch: 16, photos: [], rules: [], labels: [] },
	lines: [line(0, 100, 0), line(0, 116, 10), line(110, 100, 20)],
	decks: [
		{
			...{ x: 0, y: 0, width: 210, height: 40, size: 30 },
			slotId: 'a',
			part: 'headline',
			text: '铁船　靠岸'
		},
		{
			...{ x: 0, y: 40, width: 210, height: 40, size: 30 },
			slotId: 'a',
			part: 'headline',
			text: '渡口停航'
		}
	]
} as SetPage;
const change = (of: Partial<MarkedChange['words']>): MarkedChange => ({
	...{ kind: 'inserted', before: '', after: '钟也响了。' },
	words: { storyId: 's', ranges: [], parts: [], ...of }
});

test('a bar is as high as the lines of the change, and there is one in each of its columns', () => {
	const words = { ranges: [{ paragraph: 0, from: 5, to: 25 }] };
	expect(changeBars(PAGE, [change(words)])).toMatchObject([
		{ kind: 'inserted', after: '钟也响了。', x: 0, y: 100, height: 32 },
		{ x: 110, y: 100, height: 16 }
	]);
});

test('of a headline the row that was changed has it, and another story has none', () => {
	const parts = [{ slotId: 'a', part: 'headline' as const, from: 4, to: 6 }];
	expect(changeBars(PAGE, [change({ parts })])).toMatchObject([{ x: 0, y: 40, height: 40 }]);
	const other = { storyId: 'other', ranges: [{ paragraph: 0, from: 0, to: 5 }] };
	expect(changeBars(PAGE, [change(other)])).toEqual([]);
});
