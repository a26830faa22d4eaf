import { expect, test } from 'vitest';
import { proofTexts } from '#lib/i18n/proof.ts';
import type { Hole } from '#model/holes.ts';
import type { Problem } from '#lib/typeset/problem.ts';
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

test('what prints white is said as the press check says it', () => {
	const say = (lang: 'zh' | 'en', hole: Hole) =>
		problemWords(proofTexts[lang], view, {
			...{ kind: 'hole', hole, role: 'lead', storyId: null, slotId: 's' }
		});
	expect(say('zh', { kind: 'slotEmpty', room: 310 })).toBe('空着一个 310 字的版位：头条');
	expect(say('zh', { kind: 'adEmpty' })).toBe('广告位没有广告');
	expect(say('en', { kind: 'headless', storyId: 'a' })).toBe('“” has no headline');
});

test('of very many characters the first are named, with how many there are, and all when asked', () => {
	const chars = Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x1f300 + at));
	const problem: Problem = {
		...{ kind: 'missingGlyph', chars, part: 'body', paragraph: 0, around: '放了🌀' },
		...{ storyId: null, slotId: null }
	};
	const short = problemWords(proofTexts.zh, view, problem);
	expect(short).toContain('“🌇”（U+1F307）等 300 个印成〓');
	expect(short).not.toContain('🌈');
	expect(problemWords(proofTexts.zh, view, problem, Infinity)).toContain(String(chars.at(-1)));
	expect(problemWords(proofTexts.en, view, problem)).toContain('“🌇” (U+1F307) and 292 more');
});

test('what prints as 〓 is told from what the system has a face for', () => {
	const said = problemWords(proofTexts.zh, view, {
		...{ kind: 'missingGlyph', chars: ['𰀀', '،'], part: 'headline', paragraph: null },
		...{ around: '𰀀，مرحبا،', storyId: null, slotId: null }
	});
	expect(said).toMatch(/“𰀀”（U\+30000）印成〓；“،”（U\+060C）是别种文字的/);
});
