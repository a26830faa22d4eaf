import { takesNumber, type Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import { chainOf, type Place } from '../placed.ts';
import { isStoryFrozen } from '../press.ts';
import type { DeskView } from '../records.ts';
import type { Story } from '../story.ts';
import type { MoveSpot, StoryMove } from '../story-move.ts';
import type { ApplyContext } from './context.ts';
import type { Draft } from './draft.ts';

/**
 * Whatever command takes a story off a page, moves it to another page or day, or sets it aside leaves
 * the trace on the story. Asked of every command's changes, so that none can be forgotten.
 * @param view the desk as it was
 */
export function traceMoves(view: DeskView, draft: Draft, { personId, at }: ApplyContext): void {
	for (const id of touched(view, draft)) {
		const [was, is] = [view.get('story', id), draft.get('story', id)];
		// What has gone to press is told of by its corrections.
		if (!was || !is || isStoryFrozen(is)) continue;
		const moved = moveOf(view, was, draft, is);
		if (moved) draft.put('story', { ...is, moved: { by: personId, at, ...moved } });
	}
}

/** Stories that may have left a page, a day, or the paper. */
function touched(view: DeskView, draft: Draft): Set<Id> {
	const ids = new Set<Id>();
	for (const { kind, id } of draft.changes()) {
		const left = kind === 'placement' ? view.get('placement', id)?.storyId : undefined;
		if (left !== undefined) ids.add(left);
		if (kind === 'story') ids.add(id);
	}
	return ids;
}

function moveOf(
	before: DeskView,
	was: Story,
	after: DeskView,
	is: Story
): Omit<StoryMove, 'by' | 'at'> | null {
	const [old, now] = [placesIn(before, was.id), placesIn(after, is.id)];
	const [from, to] = [mainOf(old), mainOf(now)];
	const hasLeft = from !== undefined && from.page.id !== to?.page.id;
	const isOtherDay = was.editionId !== null && was.editionId !== is.editionId;
	const isAside = was.spikedAt === null && is.spikedAt !== null;
	if (hasLeft || isOtherDay || isAside)
		return { from: spotOf(before, was, from), to: spotOf(after, is, to) };
	const jump = jumpsOf(old).find(({ page }) => !now.some((one) => one.page.id === page.id));
	if (!jump) return null;
	const next = jumpsOf(now).find(({ page }) => !old.some((one) => one.page.id === page.id));
	return { from: spotOf(before, was, jump), to: spotOf(after, is, next), jump: true };
}

const placesIn = (view: DeskView, storyId: Id): Place[] =>
	chainOf(view, storyId, view.placementsOf?.(storyId));

const isJump = ({ slot }: Place): boolean => slot.role === 'jump';
const mainOf = (places: readonly Place[]): Place | undefined =>
	places.find((place) => !isJump(place));
const jumpsOf = (places: readonly Place[]): Place[] => places.filter(isJump);

const calledOf = ({ kind, name }: Edition): MoveSpot['called'] => ({
	...(kind && { kind }),
	...(name && { name })
});

function spotOf(view: DeskView, { editionId }: Story, place: Place | undefined): MoveSpot {
	const edition = editionId === null ? undefined : view.get('edition', editionId);
	const page = place?.page;
	return {
		...{ editionId, date: edition?.date ?? null },
		...(edition && !takesNumber(edition) && { called: calledOf(edition) }),
		...{ pageId: page?.id ?? null, number: page?.number ?? null }
	};
}
