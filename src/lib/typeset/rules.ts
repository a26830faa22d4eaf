import type { Format } from '#model/page.ts';
import type { PlannedSlot } from './page-plan.ts';
import type { DrawnRule } from './set-page.ts';

/** A hairline, px: half a point and a little. */
const HAIRLINE = 0.7;

/**
 * Hairlines between slots: above each one that does not stand at the top, and in the gutter left of
 * each that does not stand at the edge. A framed slot (teaser, ad) needs none.
 */
export function rulesOf(
	{ em, gutter }: Pick<Format, 'em' | 'gutter'>,
	slots: readonly PlannedSlot[]
): DrawnRule[] {
	return slots.flatMap(({ id, role, area }) => {
		if (role === 'masthead' || role === 'teaser' || role === 'ad') return [];
		const rules: DrawnRule[] = [];
		const gap = gutter * em;
		if (area.y > 0)
			rules.push({ x: area.x, y: area.y, width: area.width, height: HAIRLINE, slotId: id });
		if (area.x > 0)
			rules.push({
				x: area.x - gap / 2,
				y: area.y,
				width: HAIRLINE,
				height: area.height,
				slotId: id
			});
		return rules;
	});
}
