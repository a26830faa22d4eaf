import { expect, test } from 'vitest';
import { breakLines, setWidth } from './break-lines.ts';

test('a word, a number and a dash are not broken', () => {
	expect(breakLines('稻稻稻稻稻稻稻稻稻2026年', 10)).toEqual({ full: 1, last: 4.2 });
	expect(breakLines('稻稻稻稻稻稻稻——稻', 10)).toEqual({ full: 1, last: 4 });
});

test('a mark stays with the character before it, and takes half its width at the end', () => {
	expect(breakLines('稻稻稻稻稻稻稻稻，稻', 10).full).toBe(1);
	expect(breakLines('稻稻稻稻稻稻稻稻，', 10.5)).toEqual({ full: 0, last: 11 });
	expect(breakLines('“稻稻稻稻稻稻稻”。', 11)).toMatchObject({ full: 1 });
});

test('the width that the formula counts with has the white at the ends of lines', () => {
	expect(setWidth('稻'.repeat(20))).toBe(20);
	expect(setWidth(`${'稻'.repeat(9)}ABCDEFGH稻`)).toBeGreaterThan(16.5);
	expect(setWidth('')).toBe(0);
});
