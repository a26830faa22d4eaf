import type { Id } from '../ids.ts';
import type { Slot } from '../page.ts';
import type { DeskView } from '../records.ts';
import { sameValue } from '../same-value.ts';

/** How a page is laid out, and which story stands in which of its slots. */
export interface PagePlan {
	slots: Slot[];
	templateId: Id | null;
	placements: { slotId: Id; storyId: Id }[];
}

/** What a page is in a view; null: there is no such page. */
export function pagePlanOf(view: DeskView, pageId: Id): PagePlan | null {
	const page = view.get('page', pageId);
	if (!page) return null;
	const { slots, templateId } = page;
	const placements = slots.flatMap(({ id }) => {
		const storyId = view.get('placement', id)?.storyId;
		return storyId === undefined ? [] : [{ slotId: id, storyId }];
	});
	return { slots, templateId, placements };
}

/** Whether two plans show the same; which template a layout began from makes no difference. */
export const samePagePlan = (one: PagePlan, other: PagePlan): boolean =>
	sameValue([one.slots, sorted(one)], [other.slots, sorted(other)]);

const sorted = ({ placements }: PagePlan) =>
	placements.toSorted((a, b) => a.slotId.localeCompare(b.slotId));

/** Why a story cannot go back to where it stood. */
export type LeftOut = 'gone' | 'spiked' | 'other-day';

/** A story that stays out when a page is put back; null: it can go back. */
export function leftOut(view: DeskView, storyId: Id, editionId: Id): LeftOut | null {
	const story = view.get('story', storyId);
	if (!story) return 'gone';
	if (story.spikedAt !== null) return 'spiked';
	return story.editionId === editionId || story.editionId === null ? null : 'other-day';
}
