import { expect, test } from 'vitest';
import { proofTexts } from '#lib/i18n/proof.ts';
import type { SlotReport } from '#lib/typeset/set-page.ts';
import { badgeWords } from './badge-words.ts';

const slot = (report: Partial<SlotReport>) =>
	({
		...{ over: 0, overChars: 0, left: 0, jumpTo: null, jumpFrom: null },
		...report
	}) as SlotReport;
const words = (report: Partial<SlotReport>) => badgeWords(proofTexts.en.badge, slot(report));

test('one line is one line', () => {
	expect(words({ left: 1 })).toBe('1 line left');
	expect(words({ left: 4 })).toBe('4 lines left');
	expect(words({ over: 1, overChars: 9 })).toBe('1 line over (9)');
});

test('where a story begins, its badge says what is over where it ends', () => {
	const end = { page: 2, over: 30 };
	expect(badgeWords(proofTexts.zh.badge, slot({ jumpTo: 2 }), end)).toBe('转2版，2版溢 30 行');
	expect(badgeWords(proofTexts.zh.badge, slot({ jumpTo: 2 }))).toBe('转 2 版');
});

test('large numbers are written as everywhere', () => {
	expect(words({ over: 1204, overChars: 12382 })).toBe('1,204 lines over (12,382)');
});
