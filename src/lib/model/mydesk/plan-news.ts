import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import { can } from '../permissions.ts';
import type { DeskView } from '../records.ts';
import type { Story } from '../story.ts';
import type { StoryMove } from '../story-move.ts';
import { workflowOf } from '../workflow.ts';
import type { MyStory } from './my-stories.ts';
import type { News } from './news.ts';
import { writersOf } from './turn.ts';

/** Stories that were taken off a page, moved to another page or day, or set aside, as far as a person has to do with them. */
export function movedNews(
	view: DeskView,
	rows: readonly MyStory[],
	personId: Id,
	since: number
): News[] {
	const own = new Map(rows.map((row) => [row.story.id, row]));
	return [...view.list('story')].flatMap((story): News[] => {
		const { moved, spikedAt } = story;
		if (!moved || moved.at <= since) return [];
		const row = own.get(story.id);
		const isTheirs = isConcerned(view, story, moved, personId);
		// What waits for any of several calls for nobody.
		const toMe = isTheirs || (row !== undefined && row.turn.mine && !row.turn.anyone);
		if (!toMe && !row) return [];
		const about = { subject: story.id, storyId: story.id, at: moved.at, personId: moved.by };
		const kind = spikedAt === moved.at ? 'spiked' : kindOf(moved);
		return [{ ...about, kind, count: 1, move: moved, toMe }];
	});
}

const kindOf = ({ from, to }: StoryMove): 'moved' | 'unplaced' =>
	to.pageId === null && to.editionId === from.editionId ? 'unplaced' : 'moved';

/** Whoever writes or edits the story, or makes a page that it has left or come to. */
function isConcerned(view: DeskView, story: Story, { from, to }: StoryMove, personId: Id): boolean {
	if (writersOf(story).includes(personId) || story.editorId === personId) return true;
	return [from.pageId, to.pageId].some((id) => {
		const page = id === null ? undefined : view.get('page', id);
		return page !== undefined && makesPage(view, page, personId);
	});
}

/** Its editor and proofreader; of a page without an editor, whoever may sign its clean proof. */
function makesPage(view: DeskView, page: Page, personId: Id): boolean {
	if (page.editorId === personId || page.proofreaderId === personId) return true;
	const person = page.editorId === null ? view.get('person', personId) : undefined;
	const { isUsed, signers } = workflowOf(view.get('newsroom', 'newsroom')).cleanProof;
	return isUsed && person !== undefined && can(person, 'page.sign', { page, signers });
}

/** Press times that were moved, for whoever has a story in the paper, makes a page of it, or sends it to press. */
export function pressNews(
	view: DeskView,
	rows: readonly MyStory[],
	personId: Id,
	since: number
): News[] {
	const person = view.get('person', personId);
	const sends = person !== undefined && can(person, 'edition.press');
	return [...view.list('edition')].flatMap((edition): News[] => {
		const { id, pressAt, pressMoved } = edition;
		if (!pressMoved || pressMoved.at <= since) return [];
		const makes = () =>
			[...view.list('page')].some(
				(page) => page.editionId === id && makesPage(view, page, personId)
			);
		const has = rows.some(({ story }) => story.editionId === id);
		if (!sends && !has && !makes()) return [];
		const { by, at, before } = pressMoved;
		const about = { subject: id, storyId: null, at, personId: by, toMe: true };
		return [{ ...about, kind: 'press', count: 1, press: { edition, before, now: pressAt } }];
	});
}

/** What a person is asked to see to, as long as it waits and its paper does. */
export const askedNews = (
	view: DeskView,
	personId: Id,
	isLive: (editionId: Id) => boolean
): News[] =>
	[...view.list('reminder')]
		.filter((one) => one.personIds.includes(personId) && isLive(one.editionId))
		.map((reminder): News => {
			const { storyId, editionId, pageId, at, personId: by } = reminder;
			const about = { subject: storyId ?? editionId, storyId, at, personId: by };
			const page = pageId === null ? undefined : view.get('page', pageId)?.number;
			return { ...about, kind: 'asked', count: 1, toMe: true, reminder, page };
		});
