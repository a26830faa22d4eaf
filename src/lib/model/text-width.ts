/** Widths of the half-width characters of the text face (Noto Serif SC), em, by their kind. */
const SPACE = 0.25;
const MARK = 0.33;
const SMALL = 0.55;
const CAPITAL = 0.69;
const PERCENT = 0.92;

/**
 * How wide a text is when set in one line, em: Chinese characters and full-width marks 1, letters
 * and digits about a half. For the line formula of the board, which knows no fonts.
 */
export function textWidth(text: string): number {
	let width = 0;
	for (const char of text) width += charWidth(char);
	return width;
}

/** Of one character. */
export function charWidth(char: string): number {
	const code = char.codePointAt(0) ?? 0;
	if (isNothing(code)) return 0;
	if (code === 0x20 || code === 0xa0) return SPACE;
	if (!isHalfWidth(code)) return 1;
	if (char === '%') return PERCENT;
	if (/[A-Z]/.test(char)) return CAPITAL;
	return /[!-/:;|]/.test(char) ? MARK : SMALL;
}

/** Zero-width characters, joiners and variation selectors. */
const isNothing = (code: number): boolean =>
	(code >= 0x200b && code <= 0x200d) || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f);

/** Latin, Greek and Cyrillic; quotes, dashes and dots are set full-width in a Chinese text. */
const isHalfWidth = (code: number): boolean => code < 0x530 && code !== 0xb7;
