import { expect, test } from 'vitest';
import type { Copy } from '#model/copy.ts';
import { galleyOf } from '#model/galley.ts';
import { missingGlyphs } from './missing-glyphs.ts';

const copy = (blocks: Copy['blocks']): Copy => ({ storyId: 's', blocks });

test('each character once, with its place and the words around it', () => {
	const galley = galleyOf(
		copy([
			{ kind: 'headline', spans: [{ text: '𬂱氏兄弟回乡' }] },
			{ kind: 'paragraph', spans: [{ text: '第一段没有。' }] },
			{ kind: 'paragraph', spans: [{ text: '村里人放了一挂鞭炮🎉，𬂱家' }, { text: '哭了' }] },
			{ kind: 'photo', asset: null, spans: [{ text: '灯笼' }], credit: '𪚥 摄' }
		])
	);
	expect(missingGlyphs(galley, false)).toEqual([
		{ chars: ['𬂱'], part: 'headline', paragraph: null, around: '𬂱氏兄弟回乡' },
		{ chars: ['🎉'], part: 'body', paragraph: 1, around: '放了一挂鞭炮🎉，𬂱家' },
		{ chars: ['𪚥'], part: 'caption', paragraph: null, around: '𪚥 摄' }
	]);
});

test('what only 黑体 lacks counts where words are set in it', () => {
	const galley = galleyOf(
		copy([
			{ kind: 'headline', spans: [{ text: '鿳' }] },
			{ kind: 'crosshead', spans: [{ text: '鿱' }] },
			{ kind: 'quote', spans: [{ text: '鿲' }] }
		])
	);
	expect(missingGlyphs(galley, false).flatMap(({ chars }) => chars)).toEqual(['鿱']);
	expect(missingGlyphs(galley, true).flatMap(({ chars }) => chars)).toEqual(['鿳', '鿱']);
});

test('italics are set in 楷体, which has letters that 宋体 lacks', () => {
	const words = (italic: boolean) =>
		galleyOf(copy([{ kind: 'paragraph', spans: [{ text: 'Łódź', italic }] }]));
	expect(missingGlyphs(words(false), false).flatMap(({ chars }) => chars)).toEqual(['Ł', 'ź']);
	expect(missingGlyphs(words(true), false)).toEqual([]);
});
