import { storyRoom } from '#document/room-name.ts';
import { inReadingOrder, pagesOf, standingOn } from '#model/board.ts';
import type { Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import type { Page } from '#model/page.ts';
import { placesOf } from '#model/placed.ts';
import type { DeskView } from '#model/records.ts';
import { slotNames } from '#model/slot-names.ts';
import type { Story } from '#model/story.ts';
import type { Stories } from '../sync/stories.ts';
import { assetOf, type ExportStory } from './export-story.ts';

/** Reads the words of a story and what the records say of it. */
export async function readStory(
	view: DeskView,
	stories: Pick<Stories, 'ask'>,
	story: Story
): Promise<ExportStory> {
	const blocks = await stories.ask(storyRoom(story.id), { type: 'blocks' });
	const assets = blocks.flatMap((block): [Id, Asset][] => {
		const id = assetOf(block);
		const asset = id === null ? undefined : view.get('asset', id);
		return asset ? [[asset.id, asset]] : [];
	});
	const place = placesOf(view, story.id).find(({ slot }) => slot.role !== 'jump');
	return {
		story,
		facts: view.get('facts', story.id) ?? null,
		blocks,
		authors: story.authorIds.flatMap((id) => view.get('person', id)?.name ?? []),
		place: place
			? {
					page: place.page.number,
					pageName: place.page.name,
					slot: slotNames(place.page).get(place.slot.id) ?? ''
				}
			: null,
		assets: new Map(assets)
	};
}

/** The stories of an edition in page order, each where it begins; those on no page are left out. */
export function storiesInOrder(
	view: DeskView,
	editionId: Id
): { page: Page; stories: readonly Story[] }[] {
	const pages = pagesOf(view, editionId);
	const { bySlot, byStory } = standingOn(view, pages);
	return pages.map((page) => ({
		page,
		stories: inReadingOrder(page.slots).flatMap((slot) => {
			const id = bySlot.get(slot.id)?.storyId;
			const story = id === undefined ? undefined : view.get('story', id);
			const begins = id !== undefined && byStory.get(id)?.[0]?.slot.id === slot.id;
			return story && begins ? [story] : [];
		})
	}));
}
