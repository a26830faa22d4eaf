/**
 * 字数 as a Chinese desk and Word count it: every Chinese character and every full-width mark is 1,
 * every run of letters and digits is 1; spaces and half-width marks are nothing.
 */
export function textLength(text: string): number {
	let length = 0;
	let inWord = false;
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		if (isInvisible(code)) continue;
		if (isFullWidth(code)) {
			length++;
			inWord = false;
		} else if (isWordChar(char, code)) {
			if (!inWord) length++;
			inWord = true;
		} else if (!(inWord && isInnerMark(code))) inWord = false;
	}
	return length;
}

/** The words of a story that are counted; the headline deck never is. */
export interface CountedWords {
	byline: string;
	body: readonly string[];
	captions: readonly string[];
}

/** 字数 of a story: byline and body. A photo story has neither, and is as long as its captions. */
export function storyLength({ byline, body, captions }: CountedWords): number {
	const lengthOf = (texts: readonly string[]) =>
		texts.reduce((sum, text) => sum + textLength(text), 0);
	return lengthOf([byline, ...body]) || lengthOf(captions);
}

/** Zero-width characters and joiners; variation selectors. */
const isInvisible = (code: number): boolean =>
	(code >= 0x200b && code <= 0x200d) || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f);

/** Chinese, Japanese and Korean characters, full-width marks and forms, and quotes, dashes, dots. */
const isFullWidth = (code: number): boolean =>
	code >= 0x2e80
		? code !== 0x3000
		: (code >= 0x2018 && code <= 0x201d) || code === 0x2014 || code === 0x2026 || code === 0x00b7;

const isWordChar = (char: string, code: number): boolean =>
	code < 0x80 ? /[0-9A-Za-z]/.test(char) : /[\p{L}\p{N}\p{M}]/u.test(char);

/** Marks within a number or a word: 5.2, 1,000, don't, A-04. */
const isInnerMark = (code: number): boolean =>
	code === 0x2e ||
	code === 0x2c ||
	code === 0x27 ||
	code === 0x2d ||
	code === 0x2f ||
	code === 0x25;
