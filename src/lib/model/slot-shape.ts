import { slabsOf, boundsOf, edgesOf } from './grid.ts';
import type { GridRect, HeadLevel, Slot, SlotRole } from './page.ts';

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

/**
 * Sizes of a deck by its level, at 9 pt body 42, 33, 22.5 and 18 pt; kicker and subhead two steps
 * below the headline. Rows take whole lines, so that the text under them stays on the grid.
 */
const DECKS: Record<HeadLevel, Deck> = {
	1: deck([56, 4], [24, 2]),
	2: deck([44, 3], [20, 2]),
	3: deck([30, 2], [16, 1]),
	4: deck([24, 2], [14, 1])
};

/** Sizes in px at a body of 12 px. */
function deck(headline: [size: number, lines: number], others: [number, number]): Deck {
	const row = ([size, lines]: [number, number]): DeckRow => ({ size: size / 12, lines });
	return { kicker: row(others), headline: row(headline), subhead: row(others) };
}

export const deckOf = (slot: Pick<Slot, 'role' | 'at' | 'level'>): Deck => DECKS[levelOf(slot)];

/** Rows of the headline itself that a level is given before anybody knows the words. */
const ROWS: Record<HeadLevel, number> = { 1: 1, 2: 1, 3: 2, 4: 1 };

/**
 * Lines to keep for a deck of a level: 8, 7, 5 and 3. The editors' rule of thumb is 2–3 lines over
 * one column, 4–5 over two, 6–8 for a page's lead.
 */
export function deckLines(slot: Pick<Slot, 'role' | 'at' | 'level'>): number {
	const level = levelOf(slot);
	const { kicker, headline, subhead } = DECKS[level];
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
