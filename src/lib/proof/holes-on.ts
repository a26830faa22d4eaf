import type { Problem } from '#lib/typeset/problem.ts';
import type { Standing } from '#model/board.ts';
import { holeIn } from '#model/holes.ts';
import type { Page } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';

/** What of a page prints white and is not meant to, as the press check has it. */
export const holesOn = (view: DeskView, page: Page, standing: Standing): Problem[] =>
	page.slots.flatMap((slot): Problem[] => {
		const hole = holeIn(view, page, slot, standing);
		const storyId = hole?.kind === 'headless' ? hole.storyId : null;
		return hole ? [{ kind: 'hole', hole, role: slot.role, storyId, slotId: slot.id }] : [];
	});
