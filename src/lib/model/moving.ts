import { mayRun } from './apply/may-run.ts';
import { fitIn, type Standing } from './board.ts';
import type { Command } from './commands.ts';
import type { Fit } from './fit.ts';
import type { Id } from './ids.ts';
import { takesStory, type Page, type Slot } from './page.ts';
import type { Person } from './person.ts';
import type { Place } from './placed.ts';
import type { DeskView } from './records.ts';
import { teaserIn, withStory } from './teaser.ts';

/** Where a story in hand would go: a slot, or back to the pool. */
export type Target = { page: Page; slot: Slot } | 'pool';

/** What letting go over a target would do. Pointer, touch, keyboard and menu all ask this. */
export type Outlook =
	/** `other`: whom it displaces, into the mover's old place, or to the pool where there is none. */
	| { will: 'place'; command: Command; fit: Fit; other: Displaced | null }
	| { will: 'unplace'; command: Command }
	/** A teaser gets a line about it; the story stays where it is. */
	| { will: 'tease'; command: Command }
	/** A teaser has a line about it, keeps itself (an index), or is on the story’s own page. */
	| { will: 'no-tease'; why: 'there' | 'index' | 'same-page'; page: Page }
	/** It is there already. */
	| { will: 'stay' }
	/** Somebody put another story there since it was lifted. */
	| { will: 'taken'; by: Id; storyId: Id }
	/** Not this person's to do: the page that is not theirs. */
	| { will: 'forbidden'; page: Page }
	/** A jump slot takes only a story that begins on a page. */
	| { will: 'jump-first' };

export interface Displaced {
	storyId: Id;
	/** Null: to the pool, or it keeps the place it begins in. */
	to: Place | null;
	/** Where it begins, when only its jump gives way. */
	keeps: Place | null;
	/** How it stands then; null: on no page. */
	fit: Fit | null;
}

export interface Move {
	storyId: Id;
	target: Target;
	/** What stood there when the story was lifted. */
	expect: Id | null;
	/** The slot it was lifted from, where it stands in more than one. */
	from?: Id | null;
}

/** The one rule of moving, as the desk will judge it (apply/placements.ts). */
export function outlookOf(view: DeskView, standing: Standing, person: Person, move: Move): Outlook {
	const { storyId, target } = move;
	const places = standing.byStory.get(storyId) ?? [];
	if (target === 'pool') return toPool(view, person, places, move);
	const { page, slot } = target;
	if (slot.role === 'teaser') return toTeaser(view, person, places, storyId, target);
	const occupant = standing.bySlot.get(slot.id);
	if (occupant?.storyId === storyId) return { will: 'stay' };
	if (occupant && occupant.storyId !== move.expect) {
		return { will: 'taken', by: occupant.placedBy, storyId: occupant.storyId };
	}
	const main = places.find((place) => place.slot.role !== 'jump');
	if (slot.role === 'jump' && !main) return { will: 'jump-first' };
	const command: Command = {
		type: 'story.place',
		storyId,
		slotId: slot.id,
		pageId: page.id,
		expect: occupant?.storyId ?? null
	};
	if (!mayRun(view, person, command)) {
		return { will: 'forbidden', page: notTheirs(view, person, page, main) };
	}
	return { will: 'place', command, ...results(view, standing, storyId, target, main) };
}

/** Why a move is one to ask about before it is made blindly, by keys. */
export type Doubt =
	/** Words where a picture goes. */
	| { why: 'photo-slot'; storyId: Id }
	/** A story that is signed off leaves its place, or loses it. */
	| { why: 'signed'; storyId: Id };

export function doubtOf(view: DeskView, { storyId, target }: Move, outlook: Outlook): Doubt | null {
	if (outlook.will !== 'place' || target === 'pool') return null;
	if (target.slot.role === 'photo' && view.get('story', storyId)?.kind !== 'photo')
		return { why: 'photo-slot', storyId };
	const moved = [storyId, ...(outlook.other ? [outlook.other.storyId] : [])];
	const signed = moved.find((id) => view.get('story', id)?.stage === 'signed');
	return signed === undefined ? null : { why: 'signed', storyId: signed };
}

function toTeaser(
	view: DeskView,
	person: Person,
	[begins]: readonly Place[],
	storyId: Id,
	{ page, slot }: { page: Page; slot: Slot }
): Outlook {
	if (slot.teaser?.kind === 'index') return { will: 'no-tease', why: 'index', page };
	const teaser = withStory(slot, storyId);
	if (!teaser) return { will: 'no-tease', why: 'there', page };
	if (begins?.page.id === page.id) return { will: 'no-tease', why: 'same-page', page };
	const expect = teaserIn(slot);
	const command: Command = {
		...{ type: 'slot.teaser', pageId: page.id, slotId: slot.id },
		...{ teaser, expect }
	};
	return mayRun(view, person, command) ? { will: 'tease', command } : { will: 'forbidden', page };
}

function toPool(
	view: DeskView,
	person: Person,
	places: readonly Place[],
	{ storyId, from }: Move
): Outlook {
	const jump = places.find(({ slot }) => slot.role === 'jump' && slot.id === from);
	const leaving = jump ?? places[0];
	if (!leaving) return { will: 'stay' };
	const command: Command = jump
		? { type: 'story.unplace', storyId, slotId: jump.slot.id }
		: { type: 'story.unplace', storyId };
	if (!mayRun(view, person, command)) return { will: 'forbidden', page: leaving.page };
	return { will: 'unplace', command };
}

/** Of the page it goes to and the one it leaves, the one that is not the person's. */
function notTheirs(view: DeskView, person: Person, to: Page, main: Place | undefined): Page {
	if (!main) return to;
	const leaving: Command = { type: 'story.unplace', storyId: main.placement.storyId };
	return mayRun(view, person, leaving) ? to : main.page;
}

function results(
	view: DeskView,
	standing: Standing,
	storyId: Id,
	target: { page: Page; slot: Slot },
	main: Place | undefined
): { fit: Fit; other: Displaced | null } {
	const placesOf = (id: Id) => standing.byStory.get(id) ?? [];
	const jumpsOf = (id: Id) => placesOf(id).filter(({ slot }) => slot.role === 'jump');
	const isJump = target.slot.role === 'jump';
	const jumps = isJump ? [...jumpsOf(storyId), target] : jumpsOf(storyId);
	jumps.sort((a, b) => a.page.number - b.page.number);
	const fit = fitIn(view, storyId, [isJump && main ? main : target, ...jumps]);
	const occupant = standing.bySlot.get(target.slot.id)?.storyId;
	if (occupant === undefined) return { fit, other: null };
	const left = placesOf(occupant).filter(({ slot }) => slot.id !== target.slot.id);
	const keeps = (isJump && left[0]) || null;
	const to = (!isJump && main) || null;
	const spots = to ? [to, ...jumpsOf(occupant)] : keeps ? left : [];
	const otherFit = spots.length > 0 ? fitIn(view, occupant, spots) : null;
	return { fit, other: { storyId: occupant, to, keeps, fit: otherFit } };
}

/** Slots of a page for stories, in the order in which keys walk them. */
export const targetsOf = (page: Page): Slot[] => page.slots.filter(takesStory);
