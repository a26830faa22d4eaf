import { slabsOf, boundsOf, edgesOf } from './grid.ts';
import {
	HEADS,
	type Format,
	type GridRect,
	type HeadLevel,
	type Slot,
	type SlotRole
} from './page.ts';

/** The area a slot covers: one rectangle, or the two of an L from the top. */
export const partsOf = ({ at, parts }: Pick<Slot, 'at' | 'parts'>): readonly GridRect[] =>
	parts ?? [at];

export const isL = (slot: Pick<Slot, 'parts'>): boolean => (slot.parts?.length ?? 0) > 1;

/**
 * The place of a slot that covers these rectangles: a rectangle, or an L (two slabs with one side
 * in common). Null for any other shape: nobody could set text in it.
 */
export function shapeOf(rects: readonly GridRect[]): Pick<Slot, 'at' | 'parts'> | null {
	const slabs = slabsOf(rects);
	const [first, second, ...more] = slabs;
	if (!first || more.length > 0) return null;
	if (!second) return { at: first };
	const [above, below] = [edgesOf(first), edgesOf(second)];
	const stand = above.lines[1] === below.lines[0];
	const share = [0, 1].some((side) => above.columns[side] === below.columns[side]);
	return stand && share ? { at: boundsOf(slabs), parts: slabs } : null;
}

const TEXT_ROLES: readonly SlotRole[] = ['ear', 'lead', 'column', 'jump'];

/** Whether running text is set in it: it has a headline level, a measure, a photo in a corner. */
export const hasText = ({ role }: Pick<Slot, 'role'>): boolean => TEXT_ROLES.includes(role);

/** A headline's level: a page's lead the largest, others by how wide they stand. */
export function levelOf({ role, at, level }: Pick<Slot, 'role' | 'at' | 'level'>): HeadLevel {
	if (level) return level;
	if (role === 'lead') return at.span >= 3 ? 1 : 2;
	return at.span >= 2 ? 3 : 4;
}

/** One row of a deck: type size and the lines of the grid a row takes. */
export interface DeckRow {
	/** In em of the body type. */
	size: number;
	lines: number;
}
export interface Deck {
	kicker: DeckRow;
	headline: DeckRow;
	subhead: DeckRow;
}

type Type = Pick<Format, 'em' | 'pitch' | 'heads'>;

/**
 * Sizes of a deck by its level, px of a headline and of what stands beside it, where the format says
 * nothing else: 42, 33, 22.5 and 18 pt; kicker and subhead two steps below the headline.
 */
const DECKS: Record<HeadLevel, [headline: number, beside: number]> = {
	1: [56, 24],
	2: [44, 20],
	3: [30, 16],
	4: [24, 14]
};
/** Height of a row, of its size. */
const HEAD_LEADING = 1.2;
const BESIDE_LEADING = 1.4;

/** Rows take whole lines, so that the text under them stays on the grid. */
export function deckOf(
	{ em, pitch, heads = HEADS }: Type,
	slot: Pick<Slot, 'role' | 'at' | 'level'>
): Deck {
	const level = levelOf(slot);
	const larger = (heads[level - 1] ?? 1) / (HEADS[level - 1] ?? 1);
	const row = (px: number, leading: number): DeckRow => ({
		size: (px * larger) / em,
		lines: Math.max(1, Math.round((px * larger * leading) / pitch))
	});
	const [headline, beside] = DECKS[level];
	const others = row(beside, BESIDE_LEADING);
	return { kicker: others, headline: row(headline, HEAD_LEADING), subhead: others };
}

/** Rows of the headline itself that a level is given before anybody knows the words. */
const ROWS: Record<HeadLevel, number> = { 1: 1, 2: 1, 3: 2, 4: 1 };

/**
 * Lines to keep for a deck of a level, of the usual sizes 8, 7, 5 and 3. The editors' rule of thumb is 2–3 lines over
 * one column, 4–5 over two, 6–8 for a page's lead.
 */
export function deckLines(type: Type, slot: Pick<Slot, 'role' | 'at' | 'level'>): number {
	const level = levelOf(slot);
	const { kicker, headline, subhead } = deckOf(type, slot);
	const rows = headline.lines * ROWS[level];
	return kicker.lines + rows + (level < 3 ? subhead.lines : 0);
}

/** What a border takes of its slot, in em at the sides and in lines above and below. */
export function insetOf({ border, parts }: Pick<Slot, 'border' | 'parts'>): {
	side: number;
	lines: number;
} {
	if (!border || parts) return { side: 0, lines: 0 };
	return { side: border === 'rules' ? 0 : 1, lines: 1 };
}
