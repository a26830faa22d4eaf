import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { charWidth, textWidth } from './text-width.ts';

const FACE = '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff2';

describe('the width of a text in em', () => {
	it.each([
		['', 0],
		['春耕', 2],
		['“稳拓调优”', 6],
		['——', 1.78],
		['4月28日', 3.67],
		['by hand', 3.96],
		['𠮷\u200d\ufe0f', 1],
		['5.2%', 2.37],
		['张·李', 2.33],
		['Ω', 0.55],
		['e\u0301', 0.547]
	])('of “%s” is %d', (text, width) => {
		expect(textWidth(text)).toBeCloseTo(width, 2);
	});

	it('is the text face’s, character by character', () => {
		const font = fontkit.openSync(createRequire(import.meta.url).resolve(FACE));
		if (!('glyphForCodePoint' in font)) throw new Error(`${FACE} is a collection`);
		const ascii = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at));
		for (const char of [...ascii, '\u00a0', '·', '–', '—', '…', '“', '，', '稻']) {
			const { advanceWidth } = font.glyphForCodePoint(char.codePointAt(0) ?? 0);
			expect([char, charWidth(char)]).toEqual([char, advanceWidth / font.unitsPerEm]);
		}
	});
});
