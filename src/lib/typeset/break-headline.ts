import { graphemeStarts } from './graphemes.ts';
import { endsInMark, mayBegin, mayEnd } from './punctuation.ts';

/** How good a place to break is: at a full-width space, after a mark, between words, elsewhere. */
const AT_SPACE = -0.1;
const AT_MARK = 0;
const AT_WORD = 0.15;
const WITHIN_WORD = 0.5;

/** Costly to make. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

interface Place {
	at: number;
	penalty: number;
}

/** Where a headline may be broken, in UTF-16 units, best places with the least penalty. */
function placesOf(text: string): Place[] {
	const places = new Map<number, number>();
	for (const at of graphemeStarts(text)) places.set(at, WITHIN_WORD);
	for (const { index } of WORDS.segment(text)) places.set(index, AT_WORD);
	return [...places]
		.filter(([at]) => at > 0 && mayBegin(text.slice(at)) && mayEnd(text.slice(0, at)))
		.map(([at, penalty]) => ({ at, penalty: Math.min(penalty, penaltyAfter(text.slice(0, at))) }));
}

function penaltyAfter(text: string): number {
	if (/\s$/u.test(text)) return AT_SPACE;
	return endsInMark(text) ? AT_MARK : Infinity;
}

/** Phrases up to so many characters are not broken where a headline is shown in little room. */
const SHORT_PHRASE = 8;

/**
 * The pieces of a headline that are not broken where it is shown in little room: short phrases, and of
 * longer ones the words, each with the marks and spaces that stay on it. A single character is no word of
 * its own: it goes with the word it belongs to, most with the one before.
 */
export const piecesOf = (text: string): string[] =>
	text
		.split(/(?<=[\s，。、：；！？])(?!\s)/u)
		.flatMap((phrase) => ([...phrase.trim()].length > SHORT_PHRASE ? wordsIn(phrase) : [phrase]));

/** Single characters that belong to the word after them: 旧粮仓, 在村口, 不停诊. */
const LEADING =
	/^[新旧老大小多少好高全各每本再又不未无已将正就才更最被把为从向在对给让与和及至促保县市省镇村]$/u;

function wordsIn(text: string): string[] {
	const ends = placesOf(text).flatMap(({ at, penalty }) => (penalty <= AT_WORD ? [at] : []));
	const bounds = [0, ...ends.sort((one, other) => one - other), text.length];
	const pieces: string[] = [];
	let leading = '';
	for (const [index, to] of bounds.slice(1).entries()) {
		const piece = leading + text.slice(bounds[index], to);
		leading = '';
		const isShort = (piece.match(/[\p{L}\p{N}]/gu)?.length ?? 0) <= 1;
		if (LEADING.test(piece) && to < text.length) leading = piece;
		else if (isShort && pieces.length > 0) pieces.push(pieces.pop() + piece);
		else pieces.push(piece);
	}
	return pieces;
}

/** What stands on either side of a headline’s full-width spaces, where it is broken first. */
export const halvesOf = (text: string): string[] => text.split(/(?<=\u3000)(?!\u3000)/u);

/**
 * Breaks a headline into so many lines of about one width: at a full-width space or after a mark
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

/** A row is not left shorter than this share of its room for the sake of a better place to break. */
const FULL = 0.6;

/**
 * Breaks words into rows of at most so many em, each as full as it goes, between words where that
 * leaves it full enough.
 * @param widthOf width of a text in one line, em
 */
export function fillRows(text: string, wide: number, widthOf: (text: string) => number): string[] {
	const rows: string[] = [];
	for (let rest = text.trim(); rest !== '';) {
		const at = endOfRow(rest, wide, widthOf);
		rows.push(rest.slice(0, at).trim());
		rest = rest.slice(at).trim();
	}
	return rows;
}

function endOfRow(text: string, wide: number, widthOf: (text: string) => number): number {
	const most = fittingIn(text, wide, widthOf);
	if (most === text.length) return most;
	const places = placesOf(text.slice(0, most + 2)).filter(({ at }) => at <= most);
	const good = places.findLast(({ at, penalty }) => penalty <= AT_WORD && at >= FULL * most);
	return (good ?? places.at(-1))?.at ?? most;
}

/** How much of a text has room, in UTF-16 units; one character at least. */
function fittingIn(text: string, wide: number, widthOf: (text: string) => number): number {
	const starts = graphemeStarts(text);
	const ends = [...starts.slice(1), text.length];
	let width = 0;
	let count = 0;
	for (const [index, from] of starts.entries()) {
		width += widthOf(text.slice(from, ends[index]));
		if (width > wide) break;
		count++;
	}
	// Letters beside each other may take a little more than each alone.
	while (count > 1 && widthOf(text.slice(0, ends[count - 1]).trim()) > wide) count--;
	return ends[Math.max(0, count - 1)] ?? text.length;
}
