import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

test('a line through the last two thirds: what comes before does not count', () => {
	const { first, last } = trendOf([900, 0, 500, 10, 12, 14, 16, 18, 20]);
	expect(first).toBeCloseTo(10);
	expect(last).toBeCloseTo(20);
});

test('what goes up and down about a level has that level', () => {
	const { first, last } = trendOf([0, 0, 9, 11, 11, 9]);
	expect([first, last]).toEqual([10, 10]);
});
