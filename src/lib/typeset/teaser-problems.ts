import { areaOf } from '#model/geometry.ts';
import type { Standing } from '#model/board.ts';
import type { Format, Page } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';
import { teaserLines, titleOf } from '#model/teaser.ts';
import type { Problem } from './problem.ts';
import { setTeaser } from './set-teaser.ts';

/** What is wrong with a page's teasers: lines that lead nowhere, and more than their slot takes. */
export function teaserProblems(
	view: DeskView,
	format: Format,
	page: Page,
	standing?: Standing
): Problem[] {
	return page.slots
		.filter(({ role }) => role === 'teaser')
		.flatMap((slot): Problem[] => {
			const lines = teaserLines(view, page, slot, standing);
			const astray = lines.flatMap(({ fault, storyId, words, page: to }): Problem[] =>
				fault ? [{ kind: 'teaserAstray', fault, words, to, storyId, slotId: slot.id }] : []
			);
			if (lines.length === 0) return [{ kind: 'teaserEmpty', storyId: null, slotId: slot.id }];
			const isOver = setTeaser(areaOf(format, slot.at), lines, titleOf(slot)).over;
			return isOver
				? [...astray, { kind: 'teaserTooLong', storyId: null, slotId: slot.id }]
				: astray;
		});
}
