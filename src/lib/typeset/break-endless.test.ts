import { expect, test } from 'vitest';
import { endlessIn } from './break-endless.ts';

test('a word is endless where no line holds it, with all its marks', () => {
	const url = `https://example.org/${'a'.repeat(180)}?b=1`;
	const text = `见${url}，和e-mail一样`;
	expect(endlessIn(text, 14)).toEqual([[1, 1 + url.length]]);
	expect(endlessIn(text, 400)).toEqual([]);
});

test('Chinese is not, and words with white between them are several', () => {
	expect(endlessIn('长'.repeat(200), 14)).toEqual([]);
	expect(endlessIn('one two three four five six seven', 14)).toEqual([]);
});
