import type { Galley } from '#model/galley.ts';
import { breakHeadline } from './break-headline.ts';
import { HEADS } from '#model/page.ts';
import { headlineSize, LEADING } from './deck-sizes.ts';
import type { Type } from './meter.ts';
import { squeezeDeck } from './squeeze-deck.ts';

export type DeckPart = 'kicker' | 'headline' | 'subhead';
/** In which class of typeset.css a headline is set: 宋, or 黑 as the title of a picture. */
export type HeadFace = 'headline' | 'photoTitle';

/** A line of a headline deck; y is the top of its box within the deck, all px. */
export interface DeckLine {
	part: DeckPart;
	text: string;
	size: number;
	y: number;
	height: number;
}

export interface SetDeck {
	lines: DeckLine[];
	/** px, and whole lines of the page. */
	height: number;
	pageLines: number;
	/** Height it would have at the sizes of its level, px. */
	wished: number;
	tooLong: { part: DeckPart; text: string; size: number }[];
	/** 字 that have no room even at the smallest size, and are not in its lines. */
	over: number;
}

/** What a deck is set into, px: the height it had better keep to, and the one it may take. */
export interface DeckRoom {
	width: number;
	height: number;
	most?: number;
}

/** Measures a line of a face; a Meter does. */
export interface Ruler {
	type: Type;
	widthOf(text: string, face: string): number;
}

/**
 * Sizes by level, px, 1 is the lead: the headline’s largest and smallest, and 引题 and 副题 beside it; those
 * of a format that says how large its heads are are in proportion.
 */
const LEVELS = [
	{ max: 58, min: 34, beside: 24 },
	{ max: 44, min: 26, beside: 20 },
	{ max: 30, min: 20, beside: 16 },
	{ max: 22, min: 16, beside: 14 }
] as const;
/** A short headline in a roomy head is set so much larger, if a line stays white. */
const GROWN = 1.25;
const WHITE_LINES = 1;
const MAX_HEADLINE_LINES = 4;
/** White beside the rows of a deck that spans the page’s lead or a large head, em of the body, by level. */
const AIR = [1, 0.5, 0, 0] as const;
/** 引题 and 副题 are at most so much of a headline that became small: what they are at a level’s smallest. */
const BELOW_HEADLINE = 0.875;
/** A headline takes one more line only if that makes it a quarter larger. */
const WORTH_A_LINE = 0.8;

/** Sizes of a level for a body and heads as large as a format has them, px. */
function sizesOf({ em, heads = HEADS }: Type, level: number) {
	const usual = LEVELS[level - 1] ?? LEVELS[3];
	const larger = (heads[level - 1] ?? usual.max) / usual.max;
	const besideMin = em + 1;
	return {
		max: Math.round(usual.max * larger),
		min: Math.max(em, Math.round(usual.min * larger)),
		beside: Math.max(besideMin, Math.round(usual.beside * larger)),
		besideMin
	};
}

/**
 * Sets kicker, headline and subhead to a width and a height (px): the headline as large as its level
 * allows, in one line or broken into balanced ones. What does not fit is set smaller, down to the body's
 * size, and then in as many lines as there is room for: it stands in nothing else, and what is left is told.
 * @param level 1 (lead) to 4
 */
export function setDeck(
	ruler: Ruler,
	{ kicker, headline, subhead }: Pick<Galley, DeckPart>,
	room: DeckRoom,
	level: number,
	face: HeadFace = 'headline'
): SetDeck {
	const { max, min, beside, besideMin } = sizesOf(ruler.type, level);
	const aired = { ...room, width: room.width - 2 * (AIR[level - 1] ?? 0) * ruler.type.em };
	const rowsWith = (largest: number) => {
		const sizes = { max: largest, min: Math.min(largest, besideMin) };
		const setBeside = (part: DeckPart, text: string) =>
			text === '' ? [] : fitLines(ruler, { part, face: part }, [text], aired, sizes);
		const [above, below] = [setBeside('kicker', kicker), setBeside('subhead', subhead)];
		const left = { ...aired, height: room.height - heightOf([...above, ...below]) };
		const main =
			headline.length === 0
				? []
				: fitLines(ruler, { part: 'headline', face }, headline, left, { max, min });
		return [...above, ...grown(ruler.type, main, left, max), ...below];
	};
	const smallest = { kicker: besideMin, headline: min, subhead: besideMin };
	const rows = inOrder(ruler.type, rowsWith, beside);
	const wished = heightOf(rows);
	const fits =
		wished <= (room.most ?? room.height) && rows.every((row) => row.width <= room.width + 0.5);
	const set = fits
		? { rows, over: 0 }
		: squeezeDeck(ruler, { kicker, headline, subhead }, room, { face, max });
	return { ...stacked(ruler.type, set.rows, smallest), wished, over: set.over };
}

/**
 * 引题 and 副题 become smaller with a headline that had to: they stay below it, or it would not be read as
 * the headline.
 * @param set the deck with them at most so large, px
 */
function inOrder(
	{ em }: Type,
	set: (largest: number) => readonly Sized[],
	largest: number
): readonly Sized[] {
	const rows = set(largest);
	const below = Math.max(em, Math.floor(BELOW_HEADLINE * headlineSize(rows)));
	return below < largest ? set(below) : rows;
}

/** Rows at their largest grow on in a head that has room for it. */
function grown(
	{ pitch }: Type,
	rows: readonly Sized[],
	{ width, height }: { width: number; height: number },
	max: number
): readonly Sized[] {
	if (rows.some(({ size }) => size < max)) return rows;
	const widest = Math.max(...rows.map((row) => row.width / row.size));
	const tall = (height - WHITE_LINES * pitch) / (rows.length * LEADING.headline);
	const size = Math.floor(Math.min(GROWN * max, width / widest, tall));
	return size <= max
		? rows
		: rows.map((row) => ({ ...row, size, width: (row.width / row.size) * size }));
}

export type Sized = Pick<DeckLine, 'part' | 'text' | 'size'> & { width: number };

const heightOf = (lines: readonly Sized[]): number =>
	lines.reduce((sum, { part, size }) => sum + Math.round(size * LEADING[part]), 0);

function fitLines(
	ruler: Ruler,
	{ part, face }: { part: DeckPart; face: DeckPart | HeadFace },
	given: readonly string[],
	room: { width: number; height: number },
	{ max, min }: { max: number; min: number }
): Sized[] {
	const widthOf = (text: string) => ruler.widthOf(text, `typeset-${face}`);
	const candidates = breakings(given, widthOf).map((texts) => {
		const widest = Math.max(...texts.map(widthOf));
		const byWidth = Math.floor(room.width / widest);
		const byHeight = Math.floor(room.height / (texts.length * LEADING[part]));
		// Height is what a person can give; width is not, so too tall is told and not shrunk away.
		const size = Math.min(max, byWidth, Math.max(min, byHeight));
		return { texts, size: Math.max(ruler.type.em, size), tall: byHeight < min };
	});
	const best = bestOf(candidates, part, min);
	const { texts, size } = best ?? { texts: [...given], size: min };
	return texts.map((text) => ({ part, text, size, width: widthOf(text) * size }));
}

interface Candidate {
	texts: string[];
	size: number;
	tall: boolean;
}

/** In the fewest lines that fit and are large enough; if none do, in the most, which stick out least. */
function bestOf(candidates: Candidate[], part: DeckPart, min: number): Candidate | undefined {
	const large = candidates.filter(({ size }) => size >= min);
	const good = large.filter(({ tall }) => !tall);
	const choice = good.length > 0 ? good : large;
	const enough = WORTH_A_LINE * Math.max(...choice.map(({ size }) => size));
	const found = choice.find(({ size }) => part !== 'headline' || size >= enough);
	return found ?? candidates.at(-1);
}

/** As the desk broke it; a headline in one line also in two and more. */
function breakings(given: readonly string[], widthOf: (text: string) => number): string[][] {
	const [only] = given;
	if (given.length !== 1 || only === undefined) return [[...given]];
	return Array.from({ length: MAX_HEADLINE_LINES }, (_, index) =>
		breakHeadline(only, index + 1, widthOf)
	).filter((texts, index) => texts.length === index + 1);
}

function stacked(
	{ pitch }: Type,
	lines: readonly Sized[],
	smallest: Record<DeckPart, number>
): Omit<SetDeck, 'wished' | 'over'> {
	let y = 0;
	const placed = lines.map(({ part, text, size }) => {
		const height = Math.round(size * LEADING[part]);
		const line = { part, text, size, y, height };
		y += height;
		return line;
	});
	const small = lines.filter(({ part, size }) => size < smallest[part]);
	// With a headline what stands beside it becomes small, too: it is what to shorten.
	const tooLong = small
		.toSorted((a, b) => Number(b.part === 'headline') - Number(a.part === 'headline'))
		.map(({ part, text, size }) => ({ part, text, size }));
	return { lines: placed, height: y, pageLines: Math.ceil(y / pitch), tooLong };
}
