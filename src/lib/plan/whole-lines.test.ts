import { expect, test } from 'vitest';
import { linesAbove } from './whole-lines.ts';

test('a headline has as many whole lines as stand above the facts', () => {
	expect(linesAbove(80, 16, 15)).toBe(4);
	expect(linesAbove(76, 16, 15)).toBe(4);
	expect(linesAbove(74, 16, 15)).toBe(3);
});

test('one line stays, however low the slot is', () => {
	expect(linesAbove(20, 16, 15)).toBe(1);
	expect(linesAbove(10, 30, 15)).toBe(1);
});

test('a line that lacks part of a pixel is a line', () => {
	expect(linesAbove(45.6, 16, 15)).toBe(2);
});
