import { breakHeadline, fillRows } from '#lib/typeset/break-headline.ts';
import type { DeckRow } from '#model/slot-shape.ts';
import { textWidth } from '#model/text-width.ts';

/** As small as a headline is drawn; beyond that it ends in an ellipsis. */
const SMALLEST = 0.4;
const STEP = 0.05;

/** A headline as it is drawn in the page editor. */
export interface DrawnHeadline {
	/** How much smaller than its level: 1 where it has room. */
	scale: number;
	rows: string[];
}

/**
 * Breaks a headline as the proof does, and makes it so much smaller that it is whole.
 *
 * @param width of the place of its deck, em of the body type
 * @param lines kept for the deck
 */
export function drawnHeadline(
	title: string,
	row: DeckRow,
	width: number,
	lines: number
): DrawnHeadline {
	for (let scale = 1; scale > SMALLEST; scale -= STEP) {
		const most = Math.max(1, Math.floor(lines / (row.lines * scale)));
		const rows = rowsIn(title, width / (row.size * scale), most);
		if (rows) return { scale, rows };
	}
	const most = Math.max(1, Math.floor(lines / (row.lines * SMALLEST)));
	const rows = fillRows(title, width / (row.size * SMALLEST), textWidth);
	if (rows.length <= most) return { scale: SMALLEST, rows };
	const last = rows[most - 1] ?? '';
	return { scale: SMALLEST, rows: [...rows.slice(0, most - 1), endedIn(last, ELLIPSIS)] };
}

const ELLIPSIS = '…';

/** A full row, with a mark in place of what it was wide at its end. */
function endedIn(row: string, mark: string): string {
	const chars = [...row];
	const room = textWidth(row) - textWidth(mark);
	while (chars.length > 0 && textWidth(chars.join('')) > room) chars.pop();
	return chars.join('') + mark;
}

/** In as few rows as go into a width, em of its type; null: in more than there is room for. */
function rowsIn(title: string, width: number, most: number): string[] | null {
	for (let count = 1; count <= most; count++) {
		const rows = breakHeadline(title, count, textWidth);
		if (rows.every((text) => textWidth(text) <= width)) return rows;
	}
	return null;
}
