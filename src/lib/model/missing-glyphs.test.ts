import { expect, test } from 'vitest';
import type { Copy } from '#model/copy.ts';
import { galleyOf } from '#model/galley.ts';
import { lightGlyphs, missingGlyphs } from './missing-glyphs.ts';

const copy = (blocks: Copy['blocks']): Copy => ({ storyId: 's', blocks });

test('each character once, with its place and the words around it', () => {
	const galley = galleyOf(
		copy([
			{ kind: 'headline', spans: [{ text: '𰀀氏兄弟回乡' }] },
			{ kind: 'paragraph', spans: [{ text: '第一段没有。' }] },
			{ kind: 'paragraph', spans: [{ text: '村里人放了一挂鞭炮🎉，𰀀家' }, { text: '哭了' }] },
			{ kind: 'photo', asset: null, spans: [{ text: '灯笼' }], credit: '𰀁 摄' }
		])
	);
	expect(missingGlyphs(galley)).toEqual([
		{ chars: ['𰀀'], part: 'headline', paragraph: null, around: '𰀀氏兄弟回乡' },
		{ chars: ['🎉'], part: 'body', paragraph: 1, around: '放了一挂鞭炮🎉，𰀀家哭了' },
		{ chars: ['𰀁'], part: 'caption', paragraph: null, around: '𰀁 摄' }
	]);
});

test('what stands light among bold ones is looked for where words are bold, and nowhere else', () => {
	const galley = galleyOf(
		copy([
			{ kind: 'kicker', spans: [{ text: '𬱖家' }] },
			{ kind: 'headline', spans: [{ text: '𬱖氏兄弟回乡' }] },
			{ kind: 'crosshead', spans: [{ text: '𬱗家的桥' }] },
			{ kind: 'paragraph', spans: [{ text: '𬱘说，' }, { text: '𬱙和𬱖', bold: true }] },
			{ kind: 'quote', spans: [{ text: '𬱚', bold: true }] },
			{ kind: 'photo', asset: null, spans: [{ text: '𬱚', bold: true }], credit: '' }
		])
	);
	expect(lightGlyphs(galley, (char) => char.length > 1)).toEqual([
		{ chars: ['𬱖'], part: 'headline', paragraph: null, around: '𬱖氏兄弟回乡' },
		{ chars: ['𬱗'], part: 'body', paragraph: 0, around: '𬱗家的桥' },
		{ chars: ['𬱙'], part: 'body', paragraph: 1, around: '𬱙和𬱖' }
	]);
});
