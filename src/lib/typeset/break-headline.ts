import { endsInMark, mayBegin, mayEnd } from './punctuation.ts';

/** How good a place to break is: after a mark or a full-width space, between words, elsewhere. */
const AT_MARK = 0;
const AT_WORD = 0.15;
const WITHIN_WORD = 0.5;

interface Place {
	at: number;
	penalty: number;
}

/** Where a headline may be broken, in UTF-16 units, best places with the least penalty. */
function placesOf(text: string): Place[] {
	const places = new Map<number, number>();
	const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)];
	const graphemes = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)];
	for (const { index } of graphemes) places.set(index, WITHIN_WORD);
	for (const { index } of words) places.set(index, AT_WORD);
	return [...places]
		.filter(([at]) => at > 0 && mayBegin(text.slice(at)) && mayEnd(text.slice(0, at)))
		.map(([at, penalty]) => ({ at, penalty: isAtMark(text, at) ? AT_MARK : penalty }));
}

const isAtMark = (text: string, at: number): boolean =>
	/\s$/u.test(text.slice(0, at)) || endsInMark(text.slice(0, at));

/**
 * Breaks a headline into so many lines of about one width: after a mark or a full-width space
 * first, then between words. The space at a break is left out. Fewer lines if it has no more places.
 * @param widthOf width of a text in one line, em
 */
export function breakHeadline(
	text: string,
	lines: number,
	widthOf: (text: string) => number
): string[] {
	if (lines <= 1) return [text];
	const share = 1 / lines;
	const whole = widthOf(text);
	const best = placesOf(text)
		.map(({ at, penalty }) => {
			const first = widthOf(text.slice(0, at).trim());
			return { at, cost: Math.abs(first / whole - share) + penalty };
		})
		.sort((one, other) => one.cost - other.cost || one.at - other.at)[0];
	if (!best) return [text];
	const rest = text.slice(best.at).trim();
	return [text.slice(0, best.at).trim(), ...breakHeadline(rest, lines - 1, widthOf)];
}
