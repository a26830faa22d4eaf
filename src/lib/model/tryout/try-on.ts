import type { ApplyContext } from '../apply/context.ts';
import { Draft } from '../apply/draft.ts';
import { joinEdition, mainPlacement, standing } from '../apply/placements.ts';
import type { Id } from '../ids.ts';
import { sameLayout } from '../layout-outcome.ts';
import { takesStory, type Page, type Slot } from '../page.ts';
import { leftOut, type LeftOut } from '../plan-history/page-plan.ts';
import type { DeskView } from '../records.ts';
import { canonicalJson, sameValue } from '../same-value.ts';
import { contentOf, withContents } from '../slot-content.ts';
import type { Drawing, TriedChange, TryOut } from './tryout.ts';

/** What was tried, and what somebody did meanwhile on the real plan, where both cannot be. */
export type Conflict = {
	/** Of what stands against what: another one once either is another. */
	key: string;
	pageId: Id;
} & (
	| { kind: 'slot'; slotId: Id; tried: Id; real: Id }
	/** The story that goes into the slot stands in another one by now. */
	| { kind: 'story'; slotId: Id; storyId: Id; realSlotId: Id }
	| { kind: 'layout' }
	/** Stories that stand by now in slots which the drawing that is tried has not. */
	| { kind: 'emptied'; storyIds: Id[] }
	| { kind: 'content'; slotId: Id }
	/** The story cannot stand there any more; nothing is to be decided. */
	| { kind: 'lost'; slotId: Id; storyId: Id; why: LeftOut }
	/** The page or the slot is gone. */
	| { kind: 'astray'; slotId: Id | null }
);

export type Take = 'tried' | 'real';
/** What is taken of each conflict, by its key. */
export type Decisions = Readonly<Record<string, Take>>;

/** Conflicts that a person must decide: where nothing can be tried any more, the plan stays as it is. */
export const isOpen = ({ kind }: Conflict): boolean => kind !== 'lost' && kind !== 'astray';

/**
 * Lays a try-out over a plan, by three: what the try-out left alone is as it is now, what nobody else
 * has touched since is as it was tried, and where both changed it is decided.
 */
export function tryOn(
	draft: Draft,
	{ editionId, changes }: Pick<TryOut, 'editionId' | 'changes'>,
	decide: (conflict: Conflict) => Take,
	context: Pick<ApplyContext, 'personId' | 'at'>
): Conflict[] {
	const conflicts = new Map<string, Conflict>();
	const wins = (conflict: Conflict): boolean => {
		conflicts.set(conflict.key, conflict);
		return isOpen(conflict) && decide(conflict) === 'tried';
	};
	const placed = changes.filter((change) => change.kind === 'placement');
	for (const change of changes) if (change.kind === 'page') redraw(draft, change, placed, wins);
	const going = unique(
		draft,
		placed.flatMap((change) => settle(draft, change, editionId, wins)),
		wins
	);
	// All are lifted before any is put down: two that change places are in nobody's way.
	for (const { id } of going) draft.remove('placement', id);
	for (const change of going) putDown(draft, change, context);
	return [...conflicts.values()];
}

/** A plan with a try-out over it: where both have changed something, what is tried shows. */
export function overlay(view: DeskView, tryout: TryOut): DeskView {
	const draft = new Draft(view);
	tryOn(draft, tryout, () => 'tried', { personId: tryout.personId, at: tryout.at });
	return draft;
}

type Wins = (conflict: Conflict) => boolean;
type PageChange = Extract<TriedChange, { kind: 'page' }>;
type SlotChange = Extract<TriedChange, { kind: 'placement' }>;

function redraw(draft: Draft, change: PageChange, placed: SlotChange[], wins: Wins): void {
	const { id, before, after } = change;
	const page = draft.get('page', id);
	if (!page) return void wins({ kind: 'astray', key: `astray/${id}`, pageId: id, slotId: null });
	const wanted = drawn(page, before, after, () =>
		wins({ kind: 'layout', key: keyOf('layout', id, page.slots, after.slots), pageId: id })
	);
	const storyIds = newcomers(draft, page, wanted, placed);
	const key = keyOf('emptied', id, storyIds, after.slots);
	const isTaken = storyIds.length === 0 || wins({ kind: 'emptied', key, pageId: id, storyIds });
	const drawing = isTaken ? wanted : page;
	const slots = drawing.slots.map((slot) => {
		const [was, tried, now] = [before, after, page].map(({ slots: of }) =>
			of.find((one) => one.id === slot.id)
		);
		if (!was || !tried || !now) return slot;
		const { label: _label, teaser: _teaser, ...bare } = slot;
		return { ...bare, ...contentOf(said(was, tried, now, id, wins)) };
	});
	draft.put('page', { ...page, slots, templateId: drawing.templateId });
	const kept = new Set(slots.filter(takesStory).map((slot) => slot.id));
	for (const slot of page.slots) if (!kept.has(slot.id)) draft.remove('placement', slot.id);
}

/** How the page is drawn: by whoever has drawn it anew; if both have, it is decided. */
function drawn(now: Drawing, before: Drawing, after: Drawing, wins: () => boolean): Drawing {
	if (sameLayout(before.slots, after.slots)) return now;
	const isOthers = !sameLayout(before.slots, now.slots) && !sameLayout(after.slots, now.slots);
	if (isOthers && !wins()) return now;
	return { ...after, slots: withContents(after.slots, now.slots, before.slots) };
}

/** What has been put meanwhile into slots that a drawing has not, and no other slot of it is tried for. */
function newcomers(draft: Draft, page: Page, tried: Drawing, placed: SlotChange[]): Id[] {
	const stays = new Set(tried.slots.filter(takesStory).map(({ id }) => id));
	const going = new Set(placed.map(({ after }) => after));
	return page.slots.flatMap(({ id }) => {
		const storyId = draft.get('placement', id)?.storyId;
		if (stays.has(id) || storyId === undefined || going.has(storyId)) return [];
		const seen = placed.find((one) => one.id === id)?.before ?? null;
		return seen === storyId ? [] : [storyId];
	});
}

function said(was: Slot, tried: Slot, now: Slot, pageId: Id, wins: Wins): Slot {
	const [base, ours, theirs] = [was, tried, now].map(contentOf);
	if (sameValue(base, ours) || sameValue(ours, theirs)) return now;
	if (sameValue(base, theirs)) return tried;
	const key = keyOf('content', now.id, theirs, ours);
	return wins({ kind: 'content', key, pageId, slotId: now.id }) ? tried : now;
}

/** What of a slot's change is to be done, as far as the slot itself says. */
function settle(draft: Draft, change: SlotChange, editionId: Id, wins: Wins): SlotChange[] {
	const { id, pageId, before, after } = change;
	const slot = draft.get('page', pageId)?.slots.find((one) => one.id === id);
	if (!slot || !takesStory(slot)) {
		const isGone = { kind: 'astray' as const, key: `astray/${id}`, pageId, slotId: id };
		if (after !== null) wins(isGone);
		return [];
	}
	const now = draft.get('placement', id)?.storyId ?? null;
	if (now === after) return [];
	// Somebody has put another story there: the one that was to leave has left.
	if (after === null) return now === before ? [change] : [];
	const why = leftOut(draft, after, editionId);
	if (why) {
		wins({ kind: 'lost', key: `lost/${id}/${after}`, pageId, slotId: id, storyId: after, why });
		return now === before && now !== null ? [{ ...change, after: null }] : [];
	}
	if (now === null || now === before) return [change];
	const key = keyOf('slot', id, now, after);
	return wins({ kind: 'slot', key, pageId, slotId: id, tried: after, real: now }) ? [change] : [];
}

/**
 * A story begins in one place: where somebody has put it into another one meanwhile, it is decided
 * which. What is then left out keeps its slot filled as it is, which may be another story's only place.
 */
function unique(draft: Draft, wanted: SlotChange[], wins: Wins): SlotChange[] {
	const lifted = new Set(wanted.map(({ id }) => id));
	const kept = wanted.filter(({ id, pageId, after }) => {
		if (after === null || isJump(draft, pageId, id)) return true;
		const elsewhere = mainPlacement(draft, after);
		if (!elsewhere || lifted.has(elsewhere.id)) return true;
		const key = keyOf('story', after, elsewhere.id, id);
		const about = { key, pageId, slotId: id, storyId: after, realSlotId: elsewhere.id };
		return wins({ kind: 'story', ...about });
	});
	return kept.length === wanted.length ? kept : unique(draft, kept, wins);
}

const isJump = (view: DeskView, pageId: Id, slotId: Id): boolean =>
	view.get('page', pageId)?.slots.find(({ id }) => id === slotId)?.role === 'jump';

function putDown(
	draft: Draft,
	{ id, pageId, after }: SlotChange,
	context: Pick<ApplyContext, 'personId' | 'at'>
): void {
	const page = draft.get('page', pageId);
	const story = after === null ? undefined : draft.get('story', after);
	if (!page || !story) return;
	const elsewhere = isJump(draft, pageId, id) ? undefined : mainPlacement(draft, story.id);
	if (elsewhere) draft.remove('placement', elsewhere.id);
	joinEdition(draft, story, page.editionId);
	draft.put('placement', standing(id, page, story.id, context));
}

/** The sides by their hash: a teaser or a layout may be longer than a key. */
const keyOf = (kind: string, id: Id, ...sides: unknown[]): string =>
	[kind, id, hashOf(canonicalJson(sides))].join('/');

/** FNV-1a, 64 bits: SHA-256 would weigh on the board's first visit, and nobody forges a key. */
function hashOf(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let at = 0; at < text.length; at++)
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
	return hash.toString(36);
}

/** A try-out's changes after one more command on it: what has come back to where it was is left out. */
export function withMore(
	changes: readonly TriedChange[],
	real: DeskView,
	tried: DeskView,
	touched: { pages: Iterable<Id>; slots: Iterable<{ id: Id; pageId: Id }> }
): TriedChange[] {
	const next = new Map(changes.map((change) => [`${change.kind}/${change.id}`, change]));
	for (const id of touched.pages) {
		const [now, page] = [real.get('page', id), tried.get('page', id)];
		if (!now || !page) continue;
		const known = next.get(`page/${id}`);
		const before = known?.kind === 'page' ? known.before : drawingOf(now);
		next.set(`page/${id}`, { kind: 'page', id, before, after: drawingOf(page) });
	}
	for (const { id, pageId } of touched.slots) {
		const known = next.get(`placement/${id}`);
		const before =
			known?.kind === 'placement' ? known.before : (real.get('placement', id)?.storyId ?? null);
		const after = tried.get('placement', id)?.storyId ?? null;
		next.set(`placement/${id}`, { kind: 'placement', id, pageId, before, after });
	}
	return [...next.values()].filter(({ before, after }) => !sameValue(before, after));
}

const drawingOf = ({ slots, templateId }: Drawing): Drawing => ({ slots, templateId });
