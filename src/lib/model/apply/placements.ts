import type { Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import { takesStory, type Page, type Placement, type Slot } from '../page.ts';
import type { DeskView } from '../records.ts';
import type { Story } from '../story.ts';
import { invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import type { Draft } from './draft.ts';

/** Where a story stands, jumps left out; undefined: in the pool. */
export const mainPlacement = (view: DeskView, storyId: Id): Placement | undefined =>
	placementsOf(view, storyId).find((placement) => slotOf(view, placement)?.role !== 'jump');

/** Everywhere a story stands, jumps with it. */
export const placementsOf = (view: DeskView, storyId: Id): Placement[] =>
	[...(view.placementsOf?.(storyId) ?? view.list('placement'))].filter(
		(placement) => placement.storyId === storyId
	);

const slotOf = (view: DeskView, placement: Placement): Slot | undefined =>
	view.get('page', placement.pageId)?.slots.find((slot) => slot.id === placement.id);

/** The first to reach a slot holds it; whoever saw another occupant there is told who it is. */
export const place: Rule<'story.place'> = (draft, command, context) => {
	const { storyId, slotId, pageId, expect } = command;
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	if (story.spikedAt !== null) return invalid('spiked');
	const page = draft.get('page', pageId);
	if (!page) return notFound('page');
	const slot = page.slots.find((one) => one.id === slotId);
	if (!slot) return notFound('slot');
	if (!takesStory(slot)) return invalid('slot');
	const occupant = draft.get('placement', slotId);
	if (occupant?.storyId === storyId) return null;
	if (occupant && occupant.storyId !== expect) {
		return { reason: 'taken', by: occupant.placedBy, storyId: occupant.storyId };
	}
	if (slot.role === 'jump') draft.remove('placement', slotId);
	else exchange(draft, story, page, occupant, context);
	joinEdition(draft, story, page.editionId);
	draft.put('placement', standing(slotId, page, storyId, context));
	return null;
};

/** The occupant takes the slot which the mover leaves, within the edition; else it goes to the pool. */
function exchange(
	draft: Draft,
	story: Story,
	page: Page,
	occupant: Placement | undefined,
	context: ApplyContext
): void {
	const old = mainPlacement(draft, story.id);
	if (old) draft.remove('placement', old.id);
	if (!occupant) return;
	draft.remove('placement', occupant.id);
	const oldPage = old && draft.get('page', old.pageId);
	if (!old || oldPage?.editionId !== page.editionId) return;
	draft.put('placement', standing(old.id, oldPage, occupant.storyId, context));
}

/** A story that is put on another day's page belongs to that day, and leaves its own. */
export function joinEdition(draft: Draft, story: Story, editionId: Id | null): void {
	if (story.editionId === editionId) return;
	for (const placement of placementsOf(draft, story.id)) {
		if (placement.editionId !== editionId) draft.remove('placement', placement.id);
	}
	draft.put('story', { ...story, editionId });
	const facts = draft.get('facts', story.id);
	if (facts) draft.put('facts', { ...facts, editionId });
}

export const standing = (
	slotId: Id,
	page: Page,
	storyId: Id,
	{ personId, at }: Pick<ApplyContext, 'personId' | 'at'>
): Placement => ({
	id: slotId,
	pageId: page.id,
	editionId: page.editionId,
	storyId,
	placedBy: personId,
	placedAt: at
});

export const unplace: Rule<'story.unplace'> = (draft, { storyId, slotId }) => {
	if (!draft.get('story', storyId)) return notFound('story');
	if (slotId === undefined) {
		takeOff(draft, storyId);
		return null;
	}
	const placement = draft.get('placement', slotId);
	if (placement?.storyId !== storyId) return notFound('slot');
	if (slotOf(draft, placement)?.role !== 'jump') return invalid('slot');
	draft.remove('placement', slotId);
	return null;
};

/** Back to the pool, from everywhere it stands. */
export function takeOff(draft: Draft, storyId: Id): void {
	for (const placement of placementsOf(draft, storyId)) draft.remove('placement', placement.id);
}

/** For new stories: puts one into an empty slot, found by its id. */
export function placeNew(
	draft: Draft,
	storyId: Id,
	slotId: Id,
	context: ApplyContext
): Refusal | null {
	const page = pageOfSlot(draft, slotId);
	if (!page) return notFound('slot');
	const command = { type: 'story.place', storyId, slotId, pageId: page.id, expect: null } as const;
	return place(draft, command, context, []);
}

export function pageOfSlot(view: DeskView, slotId: Id): Page | undefined {
	for (const page of view.list('page')) {
		if (page.slots.some((slot) => slot.id === slotId)) return page;
	}
	return undefined;
}
