import { expect, test } from 'vitest';
import { brokenWords } from './broken-words.ts';
import { galleyOf } from '#model/galley.ts';
import type { SetStory } from './set-story.ts';

const linesAt = (text: string, ...ends: number[]) => {
	const galley = galleyOf({
		blocks: [{ kind: 'paragraph', spans: [{ text }] }]
	});
	const lines = [...ends, text.length].map((to, index) => ({
		...{ paragraph: 0, from: ends[index - 1] ?? 0, to },
		...{ first: index === 0, last: to === text.length, trimmed: false }
	}));
	const frame = { x: 0, y: 0, width: 1, lines: 9, chars: 9 };
	const set = { stops: [{ frames: [{ frame, lines }] }] } as unknown as SetStory;
	return brokenWords(galley, set);
};

test('a word or an address that is broken in its middle is named once and whole', () => {
	const url = 'https://example.org/aaaa';
	expect(linesAt(`见${url}，好`, 5, 23)).toEqual([url]);
	expect(linesAt('早稻Donaudampfschiff好', 6)).toEqual(['Donaudampfschiff']);
});

test('lines that end between words, at marks or within Chinese are well', () => {
	expect(linesAt('早稻增产2025年', 2, 4)).toEqual([]);
	expect(linesAt('one word，e-mail', 4, 9, 11)).toEqual([]);
});
