import { estimateIn, pagesOf, standingOn } from './board.ts';
import type { Id } from './ids.ts';
import { takesStory, type Page, type Slot } from './page.ts';
import type { DeskView } from './records.ts';
import { sameValue } from './same-value.ts';

/** Whether two layouts are drawn the same; what ads and teasers say is no part of it. */
export const sameLayout = (a: readonly Slot[], b: readonly Slot[]): boolean =>
	sameValue(drawn(a), drawn(b));

const drawn = (slots: readonly Slot[]) =>
	slots.map(({ label: _label, teaser: _teaser, ...slot }) => slot);

/** What a new layout of a page does to the stories that stand on it. */
export interface LayoutOutcome {
	/** Their slot is gone, or takes no story any more: back to the pool. */
	leaving: Id[];
	/** More lines hang out than now. */
	tighter: { storyId: Id; slotId: Id; lines: number; chars: number }[];
}

export function layoutOutcome(view: DeskView, page: Page, slots: readonly Slot[]): LayoutOutcome {
	const { bySlot, byStory } = standingOn(view, pagesOf(view, page.editionId));
	const next = new Map(slots.filter(takesStory).map((slot) => [slot.id, slot]));
	const outcome: LayoutOutcome = { leaving: [], tighter: [] };
	for (const old of page.slots) {
		const storyId = bySlot.get(old.id)?.storyId;
		const slot = next.get(old.id);
		if (storyId === undefined) continue;
		if (!slot) {
			outcome.leaving.push(storyId);
			continue;
		}
		const places = byStory.get(storyId) ?? [];
		const spots = places.flatMap((place) => {
			if (place.page.id !== page.id) return [place];
			const drawn = next.get(place.slot.id);
			return drawn ? [{ page, slot: drawn }] : [];
		});
		const { over, overChars } = estimateIn(view, storyId, spots);
		const isLast = places.at(-1)?.slot.id === old.id;
		if (isLast && over > estimateIn(view, storyId, places).over)
			outcome.tighter.push({ storyId, slotId: slot.id, lines: over, chars: overChars });
	}
	return outcome;
}
