import { standingOn, pagesOf } from '#model/board.ts';
import { calledInPrint, type Edition } from '#model/edition.ts';
import { editionAddress } from '#model/edition-address.ts';
import type { Id } from '#model/ids.ts';
import { pageMaps } from '#model/page-map.ts';
import type { DeskView } from '#model/records.ts';
import type { Story } from '#model/story.ts';
import type { ExportStory } from '../export-story.ts';
import { storiesInOrder } from '../read-stories.ts';
import type {
	DigitalEdition,
	DigitalPage,
	DigitalRegion,
	DigitalStory
} from './digital-edition.ts';
import { digitalStory, unreadStory, type DigitalPhoto, type Standing } from './read-story.ts';

export interface Sources {
	view: DeskView;
	/** The words of a story; null: they cannot be read. */
	read(story: Story): Promise<ExportStory | null>;
	/** Puts a photo into the folder, under a name that says whose it is; null: it is gone. */
	photo(id: Id, name: string): Promise<DigitalPhoto | null>;
}

/**
 * Reads what stands on the pages of an edition. What waits in the pool, or was spiked, is not on a
 * page and so in nothing of this.
 */
export async function gatherEdition(
	edition: Edition,
	{ view, read, photo }: Sources
): Promise<Omit<DigitalEdition, 'hasPdf'>> {
	const standing = standingOn(view, pagesOf(view, edition.id));
	const stories = new Map<Id, DigitalStory>();
	const begun = new Map<number, DigitalStory[]>();
	for (const { page, stories: onPage } of storiesInOrder(view, edition.id))
		for (const [at, story] of onPage.filter(({ spikedAt }) => spikedAt === null).entries()) {
			const exported = await read(story);
			const places = standing.byStory.get(story.id) ?? [];
			const others = places.map((place) => place.page.number);
			const stands: Standing = {
				file: `${page.number}-${at + 1}.html`,
				page: page.number,
				role: places[0]?.slot.role ?? 'column',
				jumps: [...new Set(others)].filter((number) => number !== page.number)
			};
			const made = exported
				? digitalStory(
						exported,
						stands,
						await photosOf(exported, stands.file.replace('.html', ''), photo)
					)
				: unreadStory(view.get('facts', story.id), stands);
			stories.set(story.id, made);
			begun.set(page.number, [...(begun.get(page.number) ?? []), made]);
		}
	const pages = pageMaps(view, edition).map(({ page: { number, name }, trim, regions }) => ({
		...{ number, name, trim },
		regions: regions.flatMap(({ storyId, polygons, jumpFrom }): DigitalRegion[] => {
			const story = stories.get(storyId ?? '');
			return story ? [{ story, polygons, from: jumpFrom }] : [];
		}),
		stories: begun.get(number) ?? []
	})) satisfies DigitalPage[];
	const { date, issue } = edition;
	return {
		...{ paper: view.get('newsroom', 'newsroom')?.name ?? '', date, issue, pages },
		...{ folder: editionAddress(edition), called: calledInPrint(edition) }
	};
}

async function photosOf(
	{ assets }: ExportStory,
	name: string,
	photo: Sources['photo']
): Promise<Map<Id, DigitalPhoto>> {
	const found = new Map<Id, DigitalPhoto>();
	for (const id of assets.keys()) {
		const one = await photo(id, `${name}-${found.size + 1}`);
		if (one) found.set(id, one);
	}
	return found;
}
