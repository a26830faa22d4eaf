import { expect, test } from 'vitest';
import { textWidth } from '#model/text-width.ts';
import { drawnHeadline } from './deck-size.ts';

const row = { size: 2, lines: 3 };

test('a headline that has room is drawn at its size', () => {
	expect(drawnHeadline('一桥过澜江', row, 24, 6)).toEqual({ scale: 1, rows: ['一桥过澜江'] });
	expect(drawnHeadline('一桥过澜江　十四个村不等船', row, 24, 6)).toEqual({
		scale: 1,
		rows: ['一桥过澜江', '十四个村不等船']
	});
});

test('a long one is drawn smaller, so that all its rows have room', () => {
	const { scale, rows } = drawnHeadline(
		'强工业、兴文旅、促共富、优治理　奋力谱写提升发展新篇章',
		...([row, 24, 5] as const)
	);
	expect(rows).toEqual(['强工业、兴文旅、促共富、优治理', '奋力谱写提升发展新篇章']);
	expect(scale).toBeLessThan(0.85);
	expect(15 * row.size * scale).toBeLessThanOrEqual(24);
	expect(rows.length * row.lines * scale).toBeLessThanOrEqual(5);
});

test('one that fits nowhere is drawn at the smallest size, as far as it has room, and ends in an ellipsis', () => {
	for (const title of ['长'.repeat(400), 'w'.repeat(400)]) {
		const { scale, rows } = drawnHeadline(title, row, 24, 5);
		expect(scale).toBe(0.4);
		expect(rows.length * row.lines * scale).toBeLessThanOrEqual(5);
		for (const text of rows)
			expect(textWidth(text) * row.size * scale).toBeLessThanOrEqual(24 + 0.01);
		expect(rows.join('')).toMatch(/^(长+|w+)…$/u);
	}
});

test('a word without end is broken into rows that have room', () => {
	const word = 'Donaudampfschifffahrtsgesellschaft';
	const { rows } = drawnHeadline(word.repeat(2), row, 24, 6);
	expect(rows.join('')).toBe(word.repeat(2));
});
