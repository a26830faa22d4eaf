import type { Copy } from './copy.ts';
import { galleyOf, type Paragraph } from './galley.ts';
import { mayBreak } from './may-break.ts';
import { wideSetting, type Setting } from './setting.ts';
import { charWidth } from './text-width.ts';

/** Full-width marks whose ink stands at the left, and those whose ink stands at the right. */
const CLOSING = '，。、；：）］｝】》〉」』〕〗”’';
const OPENING = '（［｛【《〈「『〔〖“‘';
/** Those that Chromium sets half-width at a line's end into which they do not fit otherwise. */
const TRIMMED = '）］｝】》〉」』〕〗”’';

/** Widths are whole hundredths of an em, so that a line is filled to its very edge. */
export const EM = 100;
/** What a full-width mark gives up. */
export const HALF = 50;
/** A space between words. */
export const SPACE = 26;

/** What is never broken within: a character with the marks that cling to it, a word, a number. */
export interface Unit {
	/** So many of them in a row, all alike. */
	count: number;
	/** At the beginning of a line, without the space after it. */
	width: number;
	/** Its first mark is squeezed against the unit before it. */
	squeezed: boolean;
	/** Its last mark may stand half-width at a line's end. */
	trimmed: boolean;
	/** A space follows, which takes no room at a line's end. */
	spaced: boolean;
}

/** A paragraph as far as it decides where lines end. */
export interface Shape extends Pick<Setting, 'inset' | 'indent'> {
	/** A crosshead: it may not stand alone at the foot of a column. */
	staysWithNext: boolean;
	units: readonly Unit[];
}

/**
 * A shape as text, 0.4 characters for one of the story: facts travel to every board. First, for what is
 * not a paragraph, `H` (a crosshead) or `L` and the inset of an item; then its units. A number: so many
 * characters. Any other unit is a letter: `a`, and 1 further if it is squeezed, 2 if it is trimmed, 4
 * if it is spaced. It is 2 em wide as a letter, 2.5 as a capital, or as the hundredths of an em say
 * that follow with a full stop: `12a3a223.2B` is 稻 twelve times, 稻， 稻稻稻 稻， 2026 稻稻 and “稻。
 */
export type ShapeText = string;

/** The shapes of a story's running text, the byline in the first. */
export const shapesOf = (copy: Pick<Copy, 'blocks'>): ShapeText[] =>
	galleyOf(copy).paragraphs.map(shapeOf);

export function shapeOf(paragraph: Paragraph): ShapeText {
	const { inset, indent } = wideSetting(paragraph);
	const kind = inset > 0 ? `L${inset}` : indent > 0 ? '' : 'H';
	return kind + unitsOf(paragraph.text).map(written).join('');
}

function written(unit: Unit): string {
	if (isPlain(unit)) return String(unit.count);
	const flags = Number(unit.squeezed) + 2 * Number(unit.trimmed) + 4 * Number(unit.spaced);
	const letter = LETTERS.charAt(flags);
	if (unit.width === 2.5 * EM) return letter.toUpperCase();
	return unit.width === 2 * EM ? letter : `${letter}${unit.width}.`;
}

export function readShape(text: ShapeText): Shape {
	const [kind = '', inset = '0'] = /^(?:H|L(\d))/.exec(text) ?? [];
	return {
		inset: Number(inset),
		indent: kind === '' ? 2 : 0,
		staysWithNext: kind === 'H',
		units: Array.from(text.slice(kind.length).matchAll(/(\d+)|([a-h])(?:(\d+)\.)?/gi), unitRead)
	};
}

function unitRead([, count, letter = '', width]: RegExpMatchArray): Unit {
	if (count !== undefined) return { ...PLAIN, count: Number(count) };
	const flags = LETTERS.indexOf(letter.toLowerCase());
	return {
		count: 1,
		width: width === undefined ? (letter < 'a' ? 2.5 : 2) * EM : Number(width),
		squeezed: (flags & 1) > 0,
		trimmed: (flags & 2) > 0,
		spaced: (flags & 4) > 0
	};
}

const LETTERS = 'abcdefgh';
const PLAIN: Unit = { count: 1, width: EM, squeezed: false, trimmed: false, spaced: false };

const isPlain = ({ width, squeezed, trimmed, spaced }: Unit): boolean =>
	width === EM && !squeezed && !trimmed && !spaced;

function unitsOf(text: string): Unit[] {
	const chars = [...text.replace(/^ +| +$/g, '').replace(/ {2,}/g, ' ')];
	const units: Unit[] = [];
	let from = 0;
	for (let at = 1; at <= chars.length; at++) {
		if (at < chars.length && !mayBreak(chars, at)) continue;
		const unit = unitOf(chars.slice(from, at), chars[from - 1] ?? '');
		const last = units.at(-1);
		if (last && isPlain(last) && isPlain(unit)) last.count++;
		else units.push(unit);
		from = at;
	}
	return units;
}

function unitOf(chars: readonly string[], before: string): Unit {
	const spaced = chars.at(-1) === ' ';
	const seen = spaced ? chars.slice(0, -1) : chars;
	const squeezes = seen.filter((char, at) => isPair(seen[at - 1] ?? '', char)).length;
	const width = seen.reduce((sum, char) => sum + charWidth(char), 0);
	return {
		count: 1,
		width: Math.round(width * EM) - squeezes * HALF,
		squeezed: isPair(before, chars[0] ?? ''),
		trimmed: TRIMMED.includes(seen.at(-1) ?? ' '),
		spaced
	};
}

/** Of two such marks side by side one gives up a half. */
const isPair = (before: string, char: string): boolean =>
	before !== '' &&
	((CLOSING.includes(before) && (CLOSING.includes(char) || OPENING.includes(char))) ||
		(OPENING.includes(before) && OPENING.includes(char)));
