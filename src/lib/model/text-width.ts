/**
 * Advance widths of ASCII, from the space to `~`, in the text face (Noto Serif SC 400), thousandths of
 * an em. text-width.test.ts compares them with the font file.
 */
const ASCII = [
	256, 308, 376, 574, 550, 923, 779, 196, 364, 364, 478, 580, 327, 346, 327, 352, 557, 471, 558,
	557, 555, 558, 558, 549, 558, 562, 327, 327, 580, 580, 580, 432, 912, 718, 670, 691, 770, 652,
	629, 741, 853, 405, 403, 731, 625, 975, 796, 767, 641, 767, 715, 567, 659, 797, 714, 1053, 700,
	687, 605, 344, 352, 344, 580, 563, 435, 557, 638, 538, 629, 547, 388, 566, 663, 332, 311, 607,
	334, 974, 661, 596, 638, 607, 462, 473, 367, 653, 548, 838, 564, 552, 498, 374, 316, 374, 580
];
/** Of other marks that are not full-width. */
const MARKS: Readonly<Record<string, number>> = { '\u00a0': 256, '·': 327, '–': 563, '—': 890 };
/** Of other letters. */
const LETTER = 550;

/** How wide a text is when set in one line without any squeezing, em. */
export function textWidth(text: string): number {
	let width = 0;
	for (const char of text) width += charWidth(char);
	return width;
}

/** Of one character: Chinese characters and full-width marks are 1 em wide, others as the face has them. */
export function charWidth(char: string): number {
	const code = char.codePointAt(0) ?? 0;
	const known = ASCII[code - 0x20] ?? MARKS[char];
	if (known !== undefined) return known / 1000;
	if (isNothing(code)) return 0;
	return isHalfWidth(code) ? LETTER / 1000 : 1;
}

/** Zero-width characters, joiners, variation selectors and combining marks. */
const isNothing = (code: number): boolean =>
	(code >= 0x200b && code <= 0x200d) ||
	code === 0xfeff ||
	(code >= 0xfe00 && code <= 0xfe0f) ||
	(code >= 0x300 && code <= 0x36f);

/** The alphabets from Latin to Thai; quotes and dots are set full-width in a Chinese text. */
const isHalfWidth = (code: number): boolean => code < 0x1100 || (code >= 0x1e00 && code < 0x2000);
