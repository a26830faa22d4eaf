import { getContext, setContext } from 'svelte';
import type { Id } from '#model/ids.ts';
import type { Placement } from '#model/page.ts';
import { beginsAt, type Spot } from '#model/plan-history/plan-acts.ts';
import type { PlanRecords } from '#model/plan-history/plan-records.ts';
import { sameValue } from '#model/same-value.ts';
import { teaserIn } from '#model/teaser.ts';

/** What became of a place of the plan as it was: its story stands elsewhere, nowhere, or another came. */
export type SlotMark =
	| { kind: 'moved'; to: Spot }
	| { kind: 'gone' }
	| { kind: 'came'; storyId: Id }
	| { kind: 'changed' };

/** By slot; a place that is as it was has none. */
export function slotMarks(then: PlanRecords, now: PlanRecords): Map<Id, SlotMark> {
	const marks = new Map<Id, SlotMark>();
	for (const page of then.pages())
		for (const slot of page.slots) {
			const [was, is] = [then.get('placement', slot.id), now.get('placement', slot.id)];
			const present = now.get('page', page.id)?.slots.find(({ id }) => id === slot.id);
			if (was && was.storyId !== is?.storyId) marks.set(slot.id, leftMark(was, now));
			else if (!was && is) marks.set(slot.id, { kind: 'came', storyId: is.storyId });
			else if (present && !sameValue(teaserIn(slot), teaserIn(present)))
				marks.set(slot.id, { kind: 'changed' });
		}
	return marks;
}

function leftMark({ storyId }: Placement, now: PlanRecords): SlotMark {
	const to = beginsAt(now, storyId);
	return to ? { kind: 'moved', to } : { kind: 'gone' };
}

/** A mark in words, at its slot. */
export interface SaidMark {
	kind: SlotMark['kind'];
	text: string;
}

const key = Symbol('marks');
export const provideMarks = (of: (slotId: Id) => SaidMark | null): void => void setContext(key, of);
export const useMarks = (): ((slotId: Id) => SaidMark | null) => getContext(key);
