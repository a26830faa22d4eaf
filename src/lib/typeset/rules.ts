import { HAIRLINE, type Border, type Format, type RuleSide, type SlotRole } from '#model/page.ts';
import type { PlannedSlot } from './page-plan.ts';
import type { DrawnRule } from './set-page.ts';
import type { Rect } from './set-photo.ts';

/** A thick line, and the white between the two of a double one, px. */
const THICK = 2.7;
const BETWEEN = 2;

/** White between the last line over a rule and the rule, lines. */
const AIR = 0.25;

/** They have rules of their own, or need none. */
const RULED: readonly SlotRole[] = ['masthead', 'folio', 'teaser', 'ad'];

type Type = Pick<Format, 'em' | 'pitch' | 'gutter' | 'hairline'>;

/**
 * The lines of a page: borders, the sides that were chosen, and else hairlines above each slot that
 * does not stand at the top or under the masthead, and in the gutter left of each that does not stand
 * at the edge. A framed slot (teaser, ad) draws its own.
 */
export function rulesOf(type: Type, slots: readonly PlannedSlot[]): DrawnRule[] {
	const { hairline: thin = HAIRLINE } = type;
	return slots.flatMap((slot) => {
		const lines = slot.border
			? // A teaser draws its own, and where it is empty nothing is printed.
				borderLines(slot.area, slot.role === 'teaser' ? null : slot.border, thin)
			: slot.sides
				? slot.sides.map((side) => sideLine(slot.area, side, { gap: type.gutter * type.em, thin }))
				: hairlines(type, slot, slots);
		return lines.map((line) => ({ ...line, slotId: slot.id }));
	});
}

function hairlines(
	{ em, pitch, gutter, hairline: thin = HAIRLINE }: Type,
	{ role, area, frames, head }: PlannedSlot,
	slots: readonly PlannedSlot[]
): Rect[] {
	if (RULED.includes(role)) return [];
	const over = slots.filter((one) => one.area.y + one.area.height === area.y);
	// Off the text above it, unless its own text begins right there, or a head of one line.
	const isLow = head !== null && head.y === area.y && head.height <= pitch;
	const air = area.y === 0 || isLow || frames.some(({ y }) => y === area.y) ? 0 : AIR * pitch;
	const isUnderHead = over.some((one) => one.role === 'masthead' || one.role === 'folio');
	const top = over.some((one) => one.area.x === area.x) ? 0 : air;
	const above = { x: area.x, y: area.y + air, width: area.width, height: thin };
	const beside = sideLine({ ...area, y: area.y + top, height: area.height - top }, 'left', {
		gap: gutter * em,
		thin
	});
	return [...(area.y > 0 && !isUnderHead ? [above] : []), ...(area.x > 0 ? [beside] : [])];
}

/** Beside a slot it stands in the middle of the gutter: it takes none of the slot's room. */
function sideLine(
	{ x, y, width, height }: Rect,
	side: RuleSide,
	{ gap, thin }: { gap: number; thin: number }
): Rect {
	switch (side) {
		case 'top':
			return { x, y, width, height: thin };
		case 'bottom':
			return { x, y: y + height - thin, width, height: thin };
		case 'left':
			return { x: x - gap / 2, y, width: thin, height };
		case 'right':
			return { x: x + width + gap / 2, y, width: thin, height };
	}
}

function borderLines(area: Rect, border: Border | null, thin: number): Rect[] {
	switch (border) {
		case null:
			return [];
		case 'thin':
			return frame(area, thin);
		case 'thick':
			return frame(area, THICK);
		case 'double':
			return [...frame(area, thin), ...frame(inset(area, thin + BETWEEN), thin)];
		case 'rules':
			return [
				{ ...area, height: THICK },
				{ ...area, y: area.y + area.height - thin, height: thin }
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
