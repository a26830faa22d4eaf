import { expect, it } from 'vitest';
import { piecesOf, type Marked } from './text-pieces.ts';

const mark = (id: string, from: number, to: number, number: number | null = 1): Marked => ({
	...{ id, from, to, number }
});
const seen = (spans: { text: string; bold?: boolean }[], marks: Marked[]) =>
	piecesOf(spans, marks).map(({ text, style, mark: on, ends }) =>
		[text, style.bold ? 'b' : '', on?.id ?? '', ends.map(({ id }) => id).join()].join('|')
	);

it('cuts words where style and comments change, and loses none', () => {
	expect(
		seen([{ text: '大桥全长' }, { text: '860', bold: true }, { text: '米' }], [mark('a', 2, 6)])
	).toEqual(['大桥|||', '全长||a|', '86|b|a|a', '0|b||', '米|||']);
});

it('shows of two comments the one that began last, and the number of each where it ends', () => {
	expect(seen([{ text: '一二三四五' }], [mark('a', 0, 4), mark('b', 1, 2)])).toEqual([
		'一||a|',
		'二||b|b',
		'三四||a|a',
		'五|||'
	]);
});

it('keeps a line end to itself', () => {
	expect(seen([{ text: '上\u2028下' }], [mark('a', 0, 3)])).toEqual([
		'上||a|',
		'\u2028||a|',
		'下||a|a'
	]);
});
