import { pagesOf, standingOn } from '#model/board.ts';
import type { NewStory } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { DeskView } from '#model/records.ts';
import type { Target } from './targets.ts';

/** A story to which a teaser may point. */
export interface KnownStory {
	id: Id;
	headline: string;
	/** The page it stands on, or will. */
	page: number | null;
}

/** The stories of an edition, and those that are about to be made. */
export function knownStories(
	view: DeskView,
	editionId: Id,
	made: readonly NewStory[],
	targets: readonly Target[]
): KnownStory[] {
	const { byStory } = standingOn(view, pagesOf(view, editionId));
	const there = [...view.list('story')]
		.filter((story) => story.editionId === editionId && story.spikedAt === null)
		.map(({ id }) => ({
			id,
			headline: view.get('facts', id)?.headline ?? '',
			page: byStory.get(id)?.[0]?.page.number ?? null
		}));
	const coming = made.map(({ id, blocks, slotId }) => ({
		id,
		headline: blocks.find(({ type }) => type === 'headline')?.text ?? '',
		page: targets.find(({ slot }) => slot.id === slotId)?.page.number ?? null
	}));
	return [...there, ...coming];
}
