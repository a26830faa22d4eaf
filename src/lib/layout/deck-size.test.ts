import { expect, test } from 'vitest';
import { headlineScale } from './deck-size.ts';

const row = { size: 2, lines: 3 };

test('a headline that has room is drawn at its size', () => {
	expect(headlineScale('一桥过澜江', row, 24, 6)).toBe(1);
	expect(headlineScale('一桥过澜江，十四个村不等船', row, 24, 6)).toBe(1);
});

test('a long one is drawn smaller, so that all its rows have room', () => {
	const scale = headlineScale('强工业、兴文旅、促共富、优治理　奋力谱写提升发展新篇章', row, 24, 5);
	expect(scale).toBeCloseTo(0.8);
	const rows = Math.ceil(27 / Math.floor(24 / (row.size * scale)));
	expect(rows * row.lines * scale).toBeLessThanOrEqual(5);
});

test('one that fits nowhere is drawn at the smallest size', () => {
	expect(headlineScale('长'.repeat(400), row, 24, 5)).toBe(0.4);
});
