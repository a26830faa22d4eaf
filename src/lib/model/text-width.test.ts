import { describe, expect, it } from 'vitest';
import { textWidth } from './text-width.ts';

describe('the width of a text in em', () => {
	it.each([
		['', 0],
		['春耕', 2],
		['“稳拓调优”——', 8],
		['4月28日', 3.65],
		['by hand', 3.55],
		['𠮷\u200d\ufe0f', 1],
		['5.2%', 2.35],
		['张·李', 3]
	])('of “%s” is %d', (text, width) => {
		expect(textWidth(text)).toBeCloseTo(width);
	});
});
