import { graphemeStarts } from './graphemes.ts';
import { mayBegin, mayEnd } from './punctuation.ts';

/** Scripts from right to left, or whose letters change with what stands beside them. */
const CONTEXTUAL = /[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * Whether a line of it may take another width alone than within its paragraph: marks beside such
 * words turn, and are squeezed or not, by what follows, perhaps on the next line.
 */
export const dependsOnContext = (text: string): boolean => CONTEXTUAL.test(text);

/**
 * Where a line [from, to) that came out too wide ends instead: at the last place before where it may
 * break, or one character earlier if there is none. Null: it holds one character.
 */
export function shortenLine(text: string, from: number, to: number): number | null {
	const line = text.slice(from, to);
	const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(line)];
	const ends = (at: number) =>
		at > 0 && mayBegin(line.slice(at).trimStart() || '一') && mayEnd(line.slice(0, at));
	const place = words.findLast(({ index }) => ends(index))?.index ?? graphemeStarts(line).at(-1);
	return place ? from + place : null;
}
