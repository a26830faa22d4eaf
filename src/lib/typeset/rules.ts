import type { Border, Format, RuleSide } from '#model/page.ts';
import type { PlannedSlot } from './page-plan.ts';
import type { DrawnRule } from './set-page.ts';
import type { Rect } from './set-photo.ts';

/** A hairline, px: half a point and a little. */
const HAIRLINE = 0.7;
/** A thick line, and the white between the two of a double one, px. */
const THICK = 2.7;
const BETWEEN = 2;

/**
 * The lines of a page: borders, the sides that were chosen, and else hairlines above each slot that
 * does not stand at the top and in the gutter left of each that does not stand at the edge. A framed
 * slot (teaser, ad) draws its own.
 */
export function rulesOf(
	format: Pick<Format, 'em' | 'gutter'>,
	slots: readonly PlannedSlot[]
): DrawnRule[] {
	const gap = format.gutter * format.em;
	return slots.flatMap((slot) => {
		const lines = slot.border
			? borderLines(slot.area, slot.border)
			: sidesOf(slot).map((side) => sideLine(slot.area, side, gap));
		return lines.map((line) => ({ ...line, slotId: slot.id }));
	});
}

function sidesOf({ role, area, sides }: PlannedSlot): readonly RuleSide[] {
	if (sides) return sides;
	if (role === 'masthead' || role === 'teaser' || role === 'ad') return [];
	return [...(area.y > 0 ? ['top' as const] : []), ...(area.x > 0 ? ['left' as const] : [])];
}

/** Beside a slot it stands in the middle of the gutter: it takes none of the slot's room. */
function sideLine({ x, y, width, height }: Rect, side: RuleSide, gap: number): Rect {
	switch (side) {
		case 'top':
			return { x, y, width, height: HAIRLINE };
		case 'bottom':
			return { x, y: y + height - HAIRLINE, width, height: HAIRLINE };
		case 'left':
			return { x: x - gap / 2, y, width: HAIRLINE, height };
		case 'right':
			return { x: x + width + gap / 2, y, width: HAIRLINE, height };
	}
}

function borderLines(area: Rect, border: Border): Rect[] {
	switch (border) {
		case 'thin':
			return frame(area, HAIRLINE);
		case 'thick':
			return frame(area, THICK);
		case 'double':
			return [...frame(area, HAIRLINE), ...frame(inset(area, HAIRLINE + BETWEEN), HAIRLINE)];
		case 'rules':
			return [
				{ ...area, height: THICK },
				{ ...area, y: area.y + area.height - HAIRLINE, height: HAIRLINE }
			];
	}
}

const inset = ({ x, y, width, height }: Rect, by: number): Rect => ({
	...{ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
});

const frame = ({ x, y, width, height }: Rect, line: number): Rect[] => [
	{ x, y, width, height: line },
	{ x, y: y + height - line, width, height: line },
	{ x, y, width: line, height },
	{ x: x + width - line, y, width: line, height }
];
