import { inReadingOrder } from '#model/board.ts';
import type { ThreadPlaces } from '#model/commented.ts';
import type { Id } from '#model/ids.ts';
import type { Slot } from '#model/page.ts';

/**
 * Numbers of comments that stand on words, from 1 in each story and in the order of its text: those
 * they have in the story.
 */
export function numbersOf(
	threads: readonly { id: Id; storyId: Id }[],
	placesIn: (storyId: Id) => ThreadPlaces
): ReadonlyMap<Id, number> {
	const byStory = Map.groupBy(threads, ({ storyId }) => storyId);
	return new Map(
		[...byStory].flatMap(([storyId, own]) => {
			const places = placesIn(storyId);
			const starts = own.flatMap(({ id }) => {
				const first = places[id]?.[0];
				return first ? [{ id, ...first }] : [];
			});
			starts.sort((a, b) => a.block - b.block || a.from - b.from);
			return starts.map(({ id }, index): [Id, number] => [id, index + 1]);
		})
	);
}

/** What is known of a page's slots, in the order in which they are read. */
export function inSlotOrder<One extends { slotId: Id }>(
	all: readonly One[],
	slots: readonly Slot[]
): One[] {
	const order = inReadingOrder(slots).map(({ id }) => id);
	return all.toSorted((a, b) => order.indexOf(a.slotId) - order.indexOf(b.slotId));
}

/** Each thread's number, from 1 in the order in which they are given. */
export const countedOff = (all: readonly { thread: { id: Id } }[]): Map<Id, number> =>
	new Map(all.map(({ thread }, index) => [thread.id, index + 1]));
