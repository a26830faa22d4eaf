/** Half-width characters of a text face are about half as wide as its Chinese ones; spaces less. */
const HALF = 0.5;
const SPACE = 0.25;

/**
 * How wide a text is when set in one line, em: Chinese characters and full-width marks 1, letters
 * and digits about a half. For the line formula of the board, which knows no fonts.
 */
export function textWidth(text: string): number {
	let width = 0;
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		if (isNothing(code)) continue;
		if (code === 0x20 || code === 0xa0) width += SPACE;
		else width += isHalfWidth(code) ? HALF : 1;
	}
	return width;
}

/** Zero-width characters, joiners and variation selectors. */
const isNothing = (code: number): boolean =>
	(code >= 0x200b && code <= 0x200d) || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f);

/** Latin, Greek and Cyrillic; quotes, dashes and dots are set full-width in a Chinese text. */
const isHalfWidth = (code: number): boolean => code < 0x530 && code !== 0xb7;
