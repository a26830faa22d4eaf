import type { Problem } from '#lib/typeset/problem.ts';
import type { SlotReport } from '#lib/typeset/set-page.ts';
import type { Id } from '#model/ids.ts';

/** Where a story that goes on elsewhere hangs out, by the slots on other pages that lead there. */
export function laterOvers(reports: readonly SlotReport[]): ReadonlyMap<Id, SlotReport> {
	const ends = new Map(
		reports.flatMap((end) => (end.over > 0 ? [[end.storyId, end] as const] : []))
	);
	return new Map(
		reports.flatMap((report) => {
			const end = ends.get(report.storyId);
			return end && end.page !== report.page ? [[report.slotId, end] as const] : [];
		})
	);
}

/** The same as something to be seen to where the story begins. */
export const laterProblems = (reports: readonly SlotReport[]): Problem[] =>
	[...laterOvers(reports)].flatMap(([slotId, { storyId, page, over, overChars }]) =>
		reports.some((one) => one.slotId === slotId && one.jumpFrom === null)
			? [{ kind: 'overLater', storyId, slotId, page, lines: over, chars: overChars }]
			: []
	);
