import type { Id } from './ids.ts';
import type { DeskView } from './records.ts';
import type { Story } from './story.ts';

/** An edition's stories that stand on no page and are not set aside, the oldest first. */
export function leftoversOf(view: DeskView, editionId: Id): Story[] {
	const placed = new Set(
		[...view.list('placement')].flatMap((one) => (one.editionId === editionId ? one.storyId : []))
	);
	return [...view.list('story')]
		.filter((story) => story.editionId === editionId && story.spikedAt === null)
		.filter(({ id, pressedIn }) => !placed.has(id) && pressedIn === undefined)
		.sort((a, b) => a.createdAt - b.createdAt);
}
