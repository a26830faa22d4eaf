import { uncovered } from '#model/coverage.ts';

/** Of these every character is in the faces: nothing to be looked at. */
const PLAIN = /^[ -~·‘-”—…　-〿一-鿋＀-～]*$/u;
/** Has the browser ask for a font of pictures, which prints as Type 3. */
const PICTURE =
	/[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\u{20e3}\u{fe0f}]/u;
/** Letters of other scripts, which systems have in TrueType faces, and what joins them. */
const FOREIGN = /^[\p{L}\p{M}\p{N}]$/u;
/** Marks that only such scripts have (، ؟ ། ᠂) come with their letters. */
const FOREIGN_MARK =
	/^(?=[\p{P}\p{Sc}])[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Tibt}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Armn}\p{scx=Geor}\p{scx=Ethi}\p{scx=Yiii}\p{scx=Talu}\p{scx=Lana}]$/u;
const HAN = /\p{Script=Han}/u;
/** The printers’ mark for a character they do not have (geta); every shipped face has it. */
const GETA = '〓';
/** Takes no room, and no line breaks before it. */
const NOTHING = '\u200c';
/** After a character that has a picture, too, asks for the character. */
const AS_TEXT = '\ufe0e';

/**
 * Words as they are drawn: a picture or a Chinese character or sign that no shipped face has becomes 〓, and a
 * picture that is a character, too, becomes that; whatever the system had for them would print as Type 3.
 * As long as before in UTF-16 units, so that places in it stay what they are.
 */
export function printable(text: string): string {
	if (PLAIN.test(text) || (!PICTURE.test(text) && !hasNoType(text))) return text;
	const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text);
	return Array.from(clusters, ({ segment }) => printed(segment)).join('');
}

function printed(cluster: string): string {
	if (hasNoType(cluster) || (PICTURE.test(cluster) && uncovered(cluster).length > 0))
		return GETA + NOTHING.repeat(cluster.length - 1);
	return PICTURE.test(cluster) ? cluster.replaceAll('\u{fe0f}', AS_TEXT) : cluster;
}

const hasNoType = (text: string): boolean =>
	uncovered(text).some(
		(char) => HAN.test(char) || !(FOREIGN.test(char) || FOREIGN_MARK.test(char))
	);

/** Whether 〓 is printed for a character that no shipped face has; else the system’s face of its script. */
export const isLost = (char: string): boolean => printable(char).startsWith(GETA) && char !== GETA;
