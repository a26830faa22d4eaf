import type { Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import type { Page, Slot, SlotRole } from '../page.ts';
import type { Place } from '../placed.ts';
import { isPressed } from '../press.ts';
import { sameLayout } from '../layout-outcome.ts';
import { sameValue } from '../same-value.ts';
import { slotNames } from '../slot-names.ts';
import type { Stage, Story } from '../story.ts';
import { teaserIn } from '../teaser.ts';
import type { PlanChange } from './plan-entry.ts';
import type { PlanRecords } from './plan-records.ts';

/** A place as people call it: 1 版头条, 2C. */
export interface Spot {
	pageId: Id;
	/** Number of the page. */
	page: number;
	slotId: Id;
	role: SlotRole;
	/** 2C; empty: it takes no story. */
	name: string;
}

/** What a command did to a plan, or what is different between two plans. */
export type PlanAct =
	| { kind: 'placed' | 'jumped'; storyId: Id; to: Spot }
	| { kind: 'moved'; storyId: Id; from: Spot; to: Spot }
	| { kind: 'taken-off' | 'unjumped'; storyId: Id; from: Spot }
	| { kind: 'came' | 'spiked' | 'revived' | 'released'; storyId: Id }
	/** To another day; null: held over (备用). */
	| { kind: 'left'; storyId: Id; editionId: Id | null }
	| { kind: 'held'; storyId: Id; reason: string }
	| { kind: 'stage'; storyId: Id; stage: Stage }
	| { kind: 'teaser' | 'label'; spot: Spot }
	| { kind: 'layout' | 'page' | 'page-added' | 'page-gone'; pageId: Id; page: number }
	/** reopened: for a correction. */
	| { kind: 'made' | 'pressed' | 'reopened' | 'edition' }
	| { kind: 'marked'; name: string };

/** The story an act is about; null: none. */
export const storyOf = (act: PlanAct): Id | null => ('storyId' in act ? act.storyId : null);

/** The pages an act is about, by id. */
export function pagesOfAct(act: PlanAct): Id[] {
	if ('pageId' in act) return [act.pageId];
	const spots: Spot[] = [];
	if ('to' in act) spots.push(act.to);
	if ('from' in act) spots.push(act.from);
	if ('spot' in act) spots.push(act.spot);
	return [...new Set(spots.map(({ pageId }) => pageId))];
}

/** What is different between two plans, story by story and page by page. */
export function actsBetween(before: PlanRecords, after: PlanRecords): PlanAct[] {
	const stories = idsIn(
		before.stories(),
		after.stories(),
		before.placements().map(({ storyId: id }) => ({ id })),
		after.placements().map(({ storyId: id }) => ({ id }))
	);
	return [
		...editionActs(before, after),
		...idsIn(before.pages(), after.pages()).flatMap((id) => pageActs(before, after, id)),
		...stories.flatMap((id) => storyActs(before, after, id)),
		...momentActs(before, after)
	];
}

/** What one command did: only what its changes are about is looked at. */
export function actsOf(
	before: PlanRecords,
	after: PlanRecords,
	changes: readonly PlanChange[]
): PlanAct[] {
	const ids = (kind: PlanChange['kind']) =>
		changes.filter((change) => change.kind === kind).map(({ id }) => id);
	const moved = changes.flatMap(({ kind, id }) =>
		kind === 'placement'
			? [before, after].flatMap((one) => one.get('placement', id)?.storyId ?? [])
			: []
	);
	return [
		...(ids('edition').length > 0 ? editionActs(before, after) : []),
		...ids('page').flatMap((id) => pageActs(before, after, id)),
		...[...new Set([...moved, ...ids('story')])].flatMap((id) => storyActs(before, after, id)),
		...(ids('moment').length > 0 ? momentActs(before, after) : [])
	];
}

const idsIn = (...lists: readonly { id: Id }[][]): Id[] => [
	...new Set(lists.flat().map(({ id }) => id))
];

function editionActs(before: PlanRecords, after: PlanRecords): PlanAct[] {
	const [was, is] = [before.edition, after.edition];
	if (!is || sameValue(was, is)) return [];
	if (!was) return [{ kind: 'made' }];
	if (isPressed(is) && !isPressed(was)) return [{ kind: 'pressed' }];
	if (isPressed(was) && !isPressed(is)) return [{ kind: 'reopened' }];
	return sameValue(shown(was), shown(is)) ? [] : [{ kind: 'edition' }];
}

const shown = ({ issue, pressAt, kind }: Edition) => [issue, pressAt, kind ?? 'regular'];

function pageActs(before: PlanRecords, after: PlanRecords, pageId: Id): PlanAct[] {
	const [was, is] = [before.get('page', pageId), after.get('page', pageId)];
	if (!was || !is) {
		const page = (is ?? was)?.number;
		// All pages of a new edition say no more than that it was made.
		if (page === undefined || (is && !before.edition)) return [];
		return [{ kind: is ? 'page-added' : 'page-gone', pageId, page }];
	}
	const about = { pageId, page: is.number };
	const acts: PlanAct[] = sameLayout(was.slots, is.slots) ? [] : [{ kind: 'layout', ...about }];
	if (!sameValue(settingsOf(was), settingsOf(is))) acts.push({ kind: 'page', ...about });
	for (const slot of is.slots) {
		const old = was.slots.find(({ id }) => id === slot.id);
		if (!old) continue;
		if (!sameValue(teaserIn(old), teaserIn(slot)))
			acts.push({ kind: 'teaser', spot: spotOf(is, slot) });
		else if ((old.label ?? '') !== (slot.label ?? ''))
			acts.push({ kind: 'label', spot: spotOf(is, slot) });
	}
	return acts;
}

const settingsOf = ({ name, editorId, proofreaderId, deadline }: Page) => [
	...[name, editorId, proofreaderId, deadline]
];

function storyActs(before: PlanRecords, after: PlanRecords, storyId: Id): PlanAct[] {
	const [was, is] = [before.get('story', storyId), after.get('story', storyId)];
	const { editionId } = after;
	const isHere = (story: Story | undefined) => story?.editionId === editionId;
	const coming: PlanAct[] = isHere(is) && !isHere(was) ? [{ kind: 'came', storyId }] : [];
	const going: PlanAct[] =
		isHere(was) && !isHere(is) ? [{ kind: 'left', storyId, editionId: is?.editionId ?? null }] : [];
	return [
		...coming,
		...(was && is && isHere(was) && isHere(is) ? stateActs(was, is) : []),
		...placeActs(before.placesOf(storyId), after.placesOf(storyId), storyId),
		...going
	];
}

function stateActs(was: Story, is: Story): PlanAct[] {
	const storyId = is.id;
	const acts: PlanAct[] = [];
	const isSpiked = is.spikedAt !== null;
	if (isSpiked !== (was.spikedAt !== null))
		acts.push({ kind: isSpiked ? 'spiked' : 'revived', storyId });
	if (is.held && !sameValue(was.held, is.held))
		acts.push({ kind: 'held', storyId, reason: is.held.reason });
	if (was.held && !is.held) acts.push({ kind: 'released', storyId });
	if (was.stage !== is.stage) acts.push({ kind: 'stage', storyId, stage: is.stage });
	return acts;
}

function placeActs(was: readonly Place[], is: readonly Place[], storyId: Id): PlanAct[] {
	const [from, to] = [was.find(isMain), is.find(isMain)];
	const acts: PlanAct[] = [];
	if (from && to && from.slot.id !== to.slot.id)
		acts.push({ kind: 'moved', storyId, from: spotAt(from), to: spotAt(to) });
	else if (to && !from) acts.push({ kind: 'placed', storyId, to: spotAt(to) });
	else if (from && !to) acts.push({ kind: 'taken-off', storyId, from: spotAt(from) });
	for (const place of is.filter((one) => !isMain(one) && !stoodIn(was, one)))
		acts.push({ kind: 'jumped', storyId, to: spotAt(place) });
	for (const place of was.filter((one) => !isMain(one) && !stoodIn(is, one)))
		acts.push({ kind: 'unjumped', storyId, from: spotAt(place) });
	return acts;
}

const isMain = ({ slot }: Place): boolean => slot.role !== 'jump';
const stoodIn = (places: readonly Place[], { slot }: Place): boolean =>
	places.some((one) => one.slot.id === slot.id);

function momentActs(before: PlanRecords, after: PlanRecords): PlanAct[] {
	return [...after.list('moment')]
		.filter(({ id }) => !before.get('moment', id))
		.map(({ name }) => ({ kind: 'marked', name }));
}

/** Where a story begins, of its places; null: it stands on no page. */
export function beginsAt(plan: PlanRecords, storyId: Id): Spot | null {
	const place = plan.placesOf(storyId).find(isMain);
	return place ? spotAt(place) : null;
}

const spotAt = ({ page, slot }: Place): Spot => spotOf(page, slot);

export const spotOf = (page: Page, slot: Slot): Spot => ({
	...{ pageId: page.id, page: page.number, slotId: slot.id, role: slot.role },
	name: slotNames(page).get(slot.id) ?? ''
});
