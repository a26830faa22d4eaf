import type { TeaserLine } from '#model/teaser.ts';
import { textWidth } from '#model/text-width.ts';
import { breakHeadline } from './break-headline.ts';

/** A line of a teaser as it is drawn: its words in rows that nothing breaks again. */
export interface TeaserCell {
	rows: string[];
	/** So many rows at its head are set lightly: what stands before a full-width space in a box of one line. */
	light: number;
	pointer: string;
	section: string;
}

/** A teaser set into its slot; sizes in px. */
export interface SetTeaser {
	/** Where its tag stands: at the left of a strip, over the lines of a tall slot. */
	tag: 'left' | 'top';
	/** Cells stand in so many columns, row by row. */
	columns: number;
	title: TeaserTitle;
	size: number;
	/** Height of a row of words. */
	lead: number;
	/** White above and below the hairline between two lines, each. */
	rowGap: number;
	cells: TeaserCell[];
	/** Not all of it has room, even at the smallest size. */
	over: boolean;
}

/** What stands in the tag; size of the name, and the tag's height over a tall slot, px. */
export interface TeaserTitle {
	name: string;
	/** Letters below the name, empty if there are none. */
	latin: string;
	size: number;
	height: number;
}

/** Sizes of the words, px; the smallest is the body's own, below which nobody reads a teaser. */
const SIZES = [22, 20, 18, 17, 16, 15, 14, 13, 12];
/** A strip's words stand beside each other, so that large ones in several rows would shout. */
const LARGEST_IN_STRIP = 17;
const LEAD = 1.28;
const MAX_COLUMNS = 5;
const MAX_ROWS = 4;
/** Of a column, in em of its words: fewer characters a row read as rubble. */
const MIN_CHARS = 6;
/** Between lines, px: where words are small there is less of it, too. */
const ROW_GAP = { wide: 9, tight: 4 } as const;

/** Measures that Teaser.svelte draws by, px. */
export const TEASER = {
	/** Wider than so many times its height, a slot is a strip. */
	strip: 2.4,
	tagLeft: 58,
	tagTop: 34,
	/** With letters below the name. */
	latinTop: 16,
	latinSize: 9,
	titleSize: 22,
	padding: 10,
	/** Of a strip above and below; a line of 2 px runs over it. */
	stripPadding: 5,
	stripLine: 2,
	columnGap: 18,
	/** Heights of what points to a page, and the sizes of its two parts. */
	pointer: 16,
	pointerSize: 13,
	sectionSize: 11
} as const;

/** Sets the lines of a teaser as large as its slot takes them. */
export function setTeaser(
	area: { width: number; height: number },
	lines: readonly TeaserLine[],
	words = '导读'
): SetTeaser {
	const isStrip = area.width > TEASER.strip * area.height;
	const tag = isStrip ? 'left' : 'top';
	const title = titleIn(words, isStrip ? null : area.width);
	const room = roomOf(area, isStrip, title.height);
	let least: Try | null = null;
	for (const size of SIZES)
		for (const columns of columnsFor(lines.length, isStrip)) {
			const one = trial(room, lines, size, columns);
			const isLoud = isStrip && size > LARGEST_IN_STRIP && !isOneRow(one.set);
			if (one.fits && !isLoud) return { tag, title, ...one.set, over: false };
			if (!least || one.excess < least.excess) least = one;
		}
	const set = least?.set ?? { columns: 1, size: 12, lead: 15, rowGap: 0, cells: [] };
	return { tag, title, ...set, over: least !== null };
}

/** All words beside each other, each in one row. */
const isOneRow = ({ columns, cells }: Pick<SetTeaser, 'columns' | 'cells'>): boolean =>
	columns >= cells.length && cells.every(({ rows }) => rows.length <= 1);

interface Try {
	set: Omit<SetTeaser, 'tag' | 'title' | 'over'>;
	fits: boolean;
	/** How much it lacks, px and rows together; only to find the least. */
	excess: number;
}

const LATIN_END = /^(.*\P{Script=Latin})\s+([\p{Script=Latin}\p{N}\p{P} ]+)$/u;
/** Rows of a name at the left of a strip. */
const MOST_TITLE_ROWS = 4;

/** A name with the letters that end it below. @param width of its tag, px; null: it stands in rows at the left */
function titleIn(words: string, width: number | null): TeaserTitle {
	const [, name = words, latin = ''] = LATIN_END.exec(words) ?? [];
	const wide = Math.max(1, widthOf(name));
	const room = width === null ? TEASER.tagLeft - 4 : width - 2 * TEASER.padding;
	const inOneRow = width !== null || wide <= 2;
	const fits = (size: number) => Math.ceil(wide / Math.floor(room / size)) <= MOST_TITLE_ROWS;
	const inRows = [18, 15, 13, 11].find(fits) ?? 9;
	const size = inOneRow ? Math.min(TEASER.titleSize, Math.floor(room / wide / 1.08)) : inRows;
	return { name, latin, size, height: TEASER.tagTop + (latin === '' ? 0 : TEASER.latinTop) };
}

const roomOf = (
	{ width, height }: { width: number; height: number },
	isStrip: boolean,
	tagTop: number
) => ({
	width: width - (isStrip ? TEASER.tagLeft + TEASER.columnGap : 0) - 2 * TEASER.padding,
	height:
		height - (isStrip ? TEASER.stripLine + 2 * TEASER.stripPadding : tagTop + 2 * TEASER.padding)
});

/** A strip spreads its lines over its width; a tall slot has them under each other as long as it can. */
function columnsFor(count: number, isStrip: boolean): number[] {
	const most = Math.max(1, Math.min(count, MAX_COLUMNS));
	const all = Array.from({ length: most }, (_, index) => index + 1);
	return isStrip ? all.reverse() : all;
}

function trial(
	room: { width: number; height: number },
	lines: readonly TeaserLine[],
	size: number,
	columns: number
): Try {
	const wide = (room.width - (columns - 1) * TEASER.columnGap) / columns;
	const cells = lines.map(({ words, pointer, section }) => ({
		...wordsOf(words, wide / size, lines.length === 1),
		pointer,
		section
	}));
	const lead = Math.ceil(size * LEAD);
	const rowGap = size >= 14 ? ROW_GAP.wide : ROW_GAP.tight;
	const tall = heightOf(cells, columns, lead, rowGap) - room.height;
	const long = Math.max(0, ...cells.map(({ rows }) => rows.length)) - MAX_ROWS;
	const least = Math.max(MIN_CHARS * size, ...cells.map(pointerWidth));
	const narrow = columns > 1 ? least - wide : 0;
	return {
		set: { columns, size, lead, rowGap, cells },
		fits: tall <= 0 && long <= 0 && narrow <= 0,
		excess: Math.max(0, tall) + Math.max(0, long) * lead + Math.max(0, narrow) * 10
	};
}

/** Two parts of a box's only line stand one below the other, the first one lightly. */
function wordsOf(
	words: string,
	wide: number,
	isAlone: boolean
): Pick<TeaserCell, 'rows' | 'light'> {
	const [first = '', ...rest] = isAlone ? words.trim().split('　') : [];
	if (rest.length === 0) return { rows: rowsOf(words, wide), light: 0 };
	const above = rowsOf(first, wide);
	return { rows: [...above, ...rowsOf(rest.join('　'), wide)], light: above.length };
}

const pointerWidth = ({ pointer, section }: TeaserCell): number =>
	TEASER.pointerSize * (widthOf(pointer) + 0.8) + TEASER.sectionSize * widthOf(section);

function heightOf(
	cells: readonly TeaserCell[],
	columns: number,
	lead: number,
	rowGap: number
): number {
	let height = 0;
	for (let at = 0; at < cells.length; at += columns) {
		const tallest = cells
			.slice(at, at + columns)
			.map(
				({ rows, pointer, section }) =>
					rows.length * lead + (pointer || section ? TEASER.pointer : 0)
			);
		height += Math.max(...tallest) + (at > 0 ? 2 * rowGap : 0);
	}
	return height;
}

/** Words in as few rows of at most so many em as they need; one too many where they never fit. */
export function rowsOf(words: string, wide: number): string[] {
	if (words.trim() === '') return [];
	for (let count = 1; count <= MAX_ROWS; count++) {
		const rows = breakHeadline(words.trim(), count, widthOf);
		if (rows.every((row) => widthOf(row) <= wide)) return rows;
	}
	return breakHeadline(words.trim(), MAX_ROWS + 1, widthOf);
}

const LATIN = /[\p{Script=Latin}\p{N}]/gu;

/**
 * No face is measured here, so that the board can ask, too: letters and digits of a bold face are wider
 * than those of the text, and its middle dot is full-width.
 */
const widthOf = (text: string): number =>
	textWidth(text.replaceAll('·', '　')) + 0.12 * (text.match(LATIN)?.length ?? 0);
