/** Characters that always stand alone: no marks combine with them, no sequences begin with them. */
const PLAIN = /^[ -~·‘-”—…　-〿一-鿿＀-～]*$/u;

/**
 * Where graphemes begin, in UTF-16 units: a line never breaks within a surrogate pair, a letter and
 * its accents, or an emoji made of several.
 */
export function graphemeStarts(text: string): number[] {
	if (PLAIN.test(text)) return Array.from({ length: text.length }, (_, at) => at);
	const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
	return Array.from(segmenter.segment(text), ({ index }) => index);
}
