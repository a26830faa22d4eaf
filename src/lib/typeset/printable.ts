import { uncovered } from './coverage.ts';

/** Has the browser ask for a font of pictures, which prints as Type 3. */
const PICTURE =
	/[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\u{20e3}\u{fe0f}]/u;
/** The printers’ mark for a character they do not have (geta); every shipped face has it. */
const GETA = '〓';
/** Takes no room, and no line breaks before it. */
const NOTHING = '\u200c';
/** After a character that has a picture, too, asks for the character. */
const AS_TEXT = '\ufe0e';

/**
 * Words as they are drawn: a picture that no shipped face has becomes 〓, one that is a character, too,
 * becomes that. As long as before in UTF-16 units, so that places in it stay what they are.
 */
export function printable(text: string): string {
	if (!PICTURE.test(text)) return text;
	const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text);
	return Array.from(clusters, ({ segment }) => printed(segment)).join('');
}

function printed(cluster: string): string {
	if (!PICTURE.test(cluster)) return cluster;
	return uncovered(cluster, 'hei').length > 0
		? GETA + NOTHING.repeat(cluster.length - 1)
		: cluster.replaceAll('\u{fe0f}', AS_TEXT);
}
