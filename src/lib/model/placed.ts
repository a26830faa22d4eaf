import type { Id } from './ids.ts';
import type { Page, Placement, Slot } from './page.ts';
import { promisedFor } from './promise.ts';
import type { DeskView } from './records.ts';
import type { Story } from './story.ts';

/** Where a story stands. */
export interface Place {
	page: Page;
	slot: Slot;
	placement: Placement;
}

/**
 * A story's places in page order; a jump gives it more than one.
 * @param placements those that may be its own, where somebody knows them; else all are looked through
 */
export function placesOf(
	view: DeskView,
	storyId: Id,
	placements: Iterable<Placement> = view.list('placement')
): Place[] {
	const places: Place[] = [];
	for (const placement of placements) {
		if (placement.storyId !== storyId) continue;
		const page = view.get('page', placement.pageId);
		const slot = page?.slots.find((one) => one.id === placement.id);
		if (page && slot) places.push({ page, slot, placement });
	}
	return places.sort((a, b) => a.page.number - b.page.number);
}

/** A story's places in the order in which its text runs through them. */
export const chainOf = (view: DeskView, storyId: Id, placements?: Iterable<Placement>): Place[] =>
	placesOf(view, storyId, placements).sort(inChain);

/** Where a story begins comes first, then its jumps as the reader turns the pages. */
export const inChain = (a: Place, b: Place): number =>
	Number(isJump(a)) - Number(isJump(b)) ||
	a.page.number - b.page.number ||
	a.page.slots.indexOf(a.slot) - b.page.slots.indexOf(b.slot);

/** The page from which a story comes at one of its places (上接); null: it begins, or was on this page. */
export const comesFrom = (places: readonly Spot[], at: number): number | null =>
	elsewhere(places[at], places[at - 1]);

/** The page on which it goes on (下转); null: it ends, or goes on on this page. */
export const goesOnTo = (places: readonly Spot[], at: number): number | null =>
	elsewhere(places[at], places[at + 1]);

const elsewhere = (here?: Spot, there?: Spot): number | null =>
	there && there.page.number !== here?.page.number ? there.page.number : null;

type Spot = { page: Pick<Page, 'number'> };

const isJump = ({ slot }: Place): boolean => slot.role === 'jump';

/**
 * When a story must be in: its own deadline, else its page's, else press time; or when it has been
 * promised for, where that is sooner. Epoch ms.
 */
export function deadlineOf(view: DeskView, story: Story, place?: Place): number | null {
	const edition = story.editionId === null ? undefined : view.get('edition', story.editionId);
	const deadline = story.deadline ?? place?.page.deadline ?? edition?.pressAt ?? null;
	const promised = promisedFor(story);
	if (deadline === null || promised === null) return deadline ?? promised;
	return Math.min(deadline, promised);
}
