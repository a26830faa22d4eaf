import type { Format, SlotRole } from '#model/page.ts';
import type { PlannedSlot } from './page-plan.ts';
import type { DrawnRule } from './set-page.ts';
import type { Rect } from './set-photo.ts';

/** A hairline, px: half a point and a little. */
const HAIRLINE = 0.7;
/** White between the last line over a rule and the rule, lines. */
const AIR = 0.25;

/** They have rules of their own. */
const RULED: readonly SlotRole[] = ['masthead', 'folio', 'teaser', 'ad'];

/**
 * Hairlines between slots: above each one that does not stand at the top, and in the gutter left of
 * each that does not stand at the edge. A framed slot (teaser, ad) needs none, nor does one under the
 * masthead.
 */
export function rulesOf(
	{ em, pitch, gutter }: Pick<Format, 'em' | 'pitch' | 'gutter'>,
	slots: readonly PlannedSlot[]
): DrawnRule[] {
	const overOf = ({ y }: Rect) => slots.filter(({ area }) => area.y + area.height === y);
	return slots.flatMap(({ id, role, area, frames }) => {
		if (RULED.includes(role)) return [];
		const over = overOf(area);
		const rules: DrawnRule[] = [];
		// Off the text above it, unless its own text begins right there.
		const air = area.y === 0 || frames.some(({ y }) => y === area.y) ? 0 : AIR * pitch;
		const isUnderHead = over.some((one) => one.role === 'masthead' || one.role === 'folio');
		if (area.y > 0 && !isUnderHead)
			rules.push({ x: area.x, y: area.y + air, width: area.width, height: HAIRLINE, slotId: id });
		const goesOn = over.some((one) => one.area.x === area.x);
		const top = goesOn ? 0 : air;
		if (area.x > 0)
			rules.push({
				x: area.x - (gutter * em) / 2,
				y: area.y + top,
				width: HAIRLINE,
				height: area.height - top,
				slotId: id
			});
		return rules;
	});
}
