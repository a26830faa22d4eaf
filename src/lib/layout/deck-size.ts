import type { DeckRow } from '#model/slot-shape.ts';

/** As small as a headline is drawn; beyond that it is cut. */
const SMALLEST = 0.4;
const STEP = 0.05;

/**
 * How much smaller than its level a headline is drawn in the page editor so that it is whole, as the
 * proof will set it: 1 where it has room.
 *
 * @param width of the place of its deck, em of the body type
 * @param lines kept for the deck
 */
export function headlineScale(title: string, row: DeckRow, width: number, lines: number): number {
	const length = [...title].length;
	for (let scale = 1; scale > SMALLEST; scale -= STEP) {
		const perRow = Math.max(1, Math.floor(width / (row.size * scale)));
		if (Math.ceil(length / perRow) * row.lines * scale <= Math.max(lines, row.lines * scale))
			return scale;
	}
	return SMALLEST;
}
