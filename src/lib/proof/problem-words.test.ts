import { expect, test } from 'vitest';
import { proofTexts } from '#lib/i18n/proof.ts';
import { problemWords } from './problem-words.ts';

const view = { get: () => undefined };
const noPlace = (caption: string) =>
	problemWords(proofTexts.zh, view, {
		kind: 'noPhotoPlace',
		asset: 'a1',
		caption,
		storyId: null,
		slotId: null
	});

test('a photo without a place says how many characters of caption go with it', () => {
	expect(noPlace('日前，位于昆阳镇 林鑫 摄')).toContain('图说未排，11 字');
	expect(noPlace('')).not.toContain('图说');
});
