import { inReadingOrder, pagesOf, standingOn, type Standing } from '../board.ts';
import type { Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import type { Place } from '../placed.ts';
import type { DeskView } from '../records.ts';
import type { Story, StoryFacts } from '../story.ts';
import type { Thread } from '../thread.ts';
import { workflowOf, type Workflow } from '../workflow.ts';
import type { PrintedStories } from './printed-stories.ts';

/** A story on the pages of an edition. */
export interface CheckedStory {
	story: Story;
	facts: StoryFacts | undefined;
	/** The one it begins in first. */
	places: readonly Place[];
	/** Where what is said of it is shown. */
	place: Place;
}

/** What the checks share: an edition as it stands. */
export interface Checking {
	view: DeskView;
	edition: Edition;
	pages: readonly Page[];
	standing: Standing;
	workflow: Workflow;
	/** Every story on the pages once, page by page, as one reads them. */
	stories: readonly CheckedStory[];
	/** Open ones. */
	threadsOn: (storyId: Id) => readonly Thread[];
	/** Epoch ms. */
	now: number;
	/** Stories of the editions before, by their words and pictures. */
	printed: PrintedStories;
}

export function checkingOf(
	view: DeskView,
	edition: Edition,
	{ now, printed }: Pick<Checking, 'now' | 'printed'>
): Checking {
	const pages = pagesOf(view, edition.id);
	const standing = standingOn(view, pages);
	const stories = storiesOn(view, pages, standing);
	const isOpen = ({ state, storyId }: Thread) => state === 'open' && standing.byStory.has(storyId);
	const threads = Map.groupBy([...view.list('thread')].filter(isOpen), ({ storyId }) => storyId);
	return {
		...{ view, edition, pages, standing, stories, now, printed },
		workflow: workflowOf(view.get('newsroom', 'newsroom')),
		threadsOn: (storyId) => threads.get(storyId) ?? []
	};
}

function storiesOn(view: DeskView, pages: readonly Page[], standing: Standing): CheckedStory[] {
	const slots = pages.flatMap((page) => inReadingOrder(page.slots));
	const ids = slots.flatMap(({ id }) => standing.bySlot.get(id)?.storyId ?? []);
	return [...new Set(ids)].flatMap((id) => {
		const story = view.get('story', id);
		const places = standing.byStory.get(id) ?? [];
		const [place] = places;
		return story && place ? [{ story, facts: view.get('facts', id), places, place }] : [];
	});
}
