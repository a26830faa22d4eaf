import type { ThreadPlaces } from '#model/commented.ts';
import type { Id } from '#model/ids.ts';

/**
 * Numbers of one story’s comments that stand on words, in the order of its text, from 1: those they
 * have in the story.
 */
export function numbersInStory(ids: readonly Id[], places: ThreadPlaces): ReadonlyMap<Id, number> {
	const starts = ids.flatMap((id) => {
		const first = places[id]?.[0];
		return first ? [{ id, ...first }] : [];
	});
	starts.sort((a, b) => a.block - b.block || a.from - b.from);
	return new Map(starts.map(({ id }, index) => [id, index + 1]));
}
