import { describe, expect, it } from 'vitest';
import { ART_LIMIT, isVectorArt, type VectorArt, type VectorShape } from './vector-art.ts';

const art = (shape: Partial<VectorShape> = {}): VectorArt => ({
	box: [0, 0, 10, 10],
	shapes: [{ d: 'M0 0h10v10z', fill: null, evenOdd: false, matrix: null, ...shape }]
});

describe('drawn artwork', () => {
	it('is shapes with or without a fill and a matrix', () => {
		expect(isVectorArt(art())).toBe(true);
		expect(isVectorArt(art({ fill: '#c8161d', matrix: [1, 0, 0, 1, 2.5, -3e2] }))).toBe(true);
	});

	it.each<[string, unknown]>([
		['no shapes', { ...art(), shapes: [] }],
		['a box without room', { ...art(), box: [0, 0, 0, 10] }],
		['a box of too few numbers', { ...art(), box: [0, 0, 10] }],
		['path data that closes its attribute', art({ d: 'M0 0"/><script>' })],
		['path data that is none', art({ d: 'url(#x)' })],
		['a fill that is an address', art({ fill: 'url(https://example.org)' })],
		['a matrix with what is no number', art({ matrix: [1, 0, 0, 1, NaN, 0] })],
		['more path data than it may have', art({ d: `M${'0 '.repeat(ART_LIMIT / 2)}` })]
	])('is not %s', (_, value) => {
		expect(isVectorArt(value)).toBe(false);
	});
});
