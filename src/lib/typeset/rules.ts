import type { Format } from '#model/page.ts';
import type { PlannedSlot } from './page-plan.ts';
import type { DrawnRule } from './set-page.ts';

/** A hairline, px: half a point and a little. */
const HAIRLINE = 0.7;
/** White between the last line over a rule and the rule, lines. */
const AIR = 0.25;

/**
 * Hairlines between slots: above each one that does not stand at the top, and in the gutter left of
 * each that does not stand at the edge. A framed slot (teaser, ad) needs none.
 */
export function rulesOf(
	{ em, pitch, gutter }: Pick<Format, 'em' | 'pitch' | 'gutter'>,
	slots: readonly PlannedSlot[]
): DrawnRule[] {
	return slots.flatMap(({ id, role, area, frames }) => {
		if (role === 'masthead' || role === 'teaser' || role === 'ad') return [];
		const rules: DrawnRule[] = [];
		const gap = gutter * em;
		// Off the text above it, unless its own text begins right there.
		const air = area.y === 0 || frames.some(({ y }) => y === area.y) ? 0 : AIR * pitch;
		if (area.y > 0)
			rules.push({ x: area.x, y: area.y + air, width: area.width, height: HAIRLINE, slotId: id });
		if (area.x > 0)
			rules.push({
				x: area.x - gap / 2,
				y: area.y + air,
				width: HAIRLINE,
				height: area.height - air,
				slotId: id
			});
		return rules;
	});
}
