import { charWidth } from './text-width.ts';

/** Marks that may not begin a line; those that give up their right half at its end; those that may not end one. */
const NO_START = '，。、；：？！…—～·）］｝】》〉」』〕〗”’%‰℃,.;:?!)]}>/-';
const CLOSING = '，。、；：）］｝】》〉」』〕〗”’';
const OPENING = '（［｛【《〈「『〔〖“‘';
const HALF = 0.5;
/** Of a paragraph's first line, em. */
const INDENT = 2;
/** The measure of a column of 四开, characters. */
const COLUMN = 14;

/** What a line is never broken within: a character with the marks that cling to it, a word, a number. */
const UNIT = new RegExp(
	`[${OPENING}(\\[]*(?:[0-9A-Za-z\\u00c0-\\u024f][0-9A-Za-z\\u00c0-\\u024f.,'’/-]*|——|……|.)(?:[${NO_START.replace(/[\]\-\\/]/g, '\\$&')}]|\\s)*`,
	'gsu'
);

/** Of two such marks side by side one gives up a half. */
const isPair = (before: string, char: string): boolean =>
	before !== '' &&
	((CLOSING.includes(before) && (CLOSING.includes(char) || OPENING.includes(char))) ||
		(OPENING.includes(before) && OPENING.includes(char)));

/** Width in one line after a character, em. */
function widthOf(text: string, after: string): number {
	let width = 0;
	let before = after;
	for (const char of text) {
		width += charWidth(char) - (isPair(before, char) ? HALF : 0);
		before = char;
	}
	return width;
}

/** The last mark gives up its right half at a line's end, unless the one before it has done so. */
const isTrimmable = (unit: string): boolean => {
	const [last = ' ', before = ' '] = [...unit.trimEnd()].reverse();
	return CLOSING.includes(last) && !CLOSING.includes(before);
};

/** A paragraph in a measure: its full lines, and how much its last one holds, em, indent included. */
interface Broken {
	full: number;
	last: number;
}

/** Breaks a paragraph as a browser would, by widths that are about right. */
export function breakLines(text: string, chars: number, indent = INDENT): Broken {
	let full = 0;
	let at = indent;
	let before = '';
	for (const [unit] of text.matchAll(UNIT)) {
		const width = widthOf(unit, before);
		if (at > 0 && at + width - (isTrimmable(unit) ? HALF : 0) > chars) {
			full++;
			at = widthOf(unit, '');
		} else at += width;
		before = [...unit].at(-1) ?? '';
		while (at - HALF > chars) {
			full++;
			at -= chars;
		}
	}
	return { full, last: at };
}

/**
 * What a paragraph takes, em, the white at its lines' ends with it, as it is in a column of 14: the
 * width that the line formula (fit.ts) counts with in any measure.
 */
export function setWidth(text: string): number {
	const { full, last } = breakLines(text, COLUMN);
	const width = full * COLUMN + Math.min(COLUMN, last) - INDENT;
	return Math.round(Math.max(0, width) * 100) / 100;
}
