import { isBegun } from '../begun.ts';
import type { Refusal } from '../commands.ts';
import { isShipped } from '../format.ts';
import type { Id } from '../ids.ts';
import { takesStory } from '../page.ts';
import { isOffered } from '../paper-format.ts';
import { HOUSE } from '../person.ts';
import type { Change, DeskView, RecordKind } from '../records.ts';
import { sameValue } from '../same-value.ts';
import { invalid, type TakenBack } from './context.ts';
import { find, type Draft } from './draft.ts';
import { sameOnDay } from './editions.ts';
import { placementsOf } from './placements.ts';

/** Refuses what could not stand as it was put back, with all that others have done since. */
export const checkUndone = (draft: Draft, undoing: TakenBack): Refusal | null =>
	checkReferences(draft, undoing) ??
	checkSlots(draft, undoing) ??
	checkDays(draft, undoing) ??
	checkPapers(draft, undoing) ??
	checkDefault(draft, undoing);

/** Nothing goes back to an edition that has been withdrawn. */
export function checkEditions(draft: Draft, undoing: TakenBack): Refusal | null {
	for (const { kind, id } of undoing.changes) {
		const record = draft.get(kind, id);
		const editionId = record && 'editionId' in record ? record.editionId : null;
		if (editionId === null || draft.get('edition', editionId)) continue;
		const by = undoing.changedSince.get(`edition/${editionId}`) ?? undoing.personId;
		return { reason: 'changed-since', by };
	}
	return null;
}

/** No paper gets a total issue number back that another one has by now. */
export function checkNumbers(draft: Draft, { changes, before }: TakenBack): Refusal | null {
	for (const [index, after] of changes.entries()) {
		const edition = after.kind === 'edition' ? draft.get('edition', after.id) : undefined;
		if (!edition || edition.issue === null || issueIn(before[index]) === issueIn(after)) continue;
		const { id, issue } = edition;
		const taken = find(draft, 'edition', (one) => one.id !== id && one.issue === issue);
		if (taken) return { reason: 'issue-taken', date: taken.date };
	}
	return null;
}

const issueIn = (change: Change | undefined): number | null =>
	change?.kind === 'edition' ? (change.value?.issue ?? null) : null;

/** An edition is told from the others of its date, and keeps its format once somebody has begun it. */
function checkPapers(draft: Draft, { changes, before }: TakenBack): Refusal | null {
	for (const [index, after] of changes.entries()) {
		const edition = after.kind === 'edition' ? draft.get('edition', after.id) : undefined;
		if (!edition) continue;
		const was = before[index];
		const isReformatted = was !== undefined && !sameValue(formatIn(was), formatIn(after));
		if (isReformatted && isBegun(draft, edition.id)) return { reason: 'edition-begun' };
		const twice = sameOnDay(draft, edition);
		if (twice) return twice;
	}
	return null;
}

const formatIn = ({ kind, value }: Change): unknown[] =>
	kind === 'edition' && value ? [value.formatId, value.format] : [];

/** What new editions are made in by default is not retired. */
function checkDefault(draft: Draft, { changes, before }: TakenBack): Refusal | null {
	const formatId = draft.get('newsroom', 'newsroom')?.formatId;
	if (formatId === undefined || isOffered(draft, formatId)) return null;
	const isTouched = changes.some((after, index) =>
		after.kind === 'newsroom'
			? !sameValue(defaultIn(before[index]), defaultIn(after))
			: after.kind === 'format' && after.id === formatId
	);
	return isTouched ? invalid('format-default') : null;
}

const defaultIn = (change: Change | undefined): Id | undefined =>
	change?.kind === 'newsroom' ? change.value?.formatId : undefined;

/** Nothing may be left standing on what has gone. */
function checkReferences(draft: Draft, undoing: TakenBack): Refusal | null {
	for (const { kind, id } of undoing.changes) {
		const user = isGone(draft, kind, id) ? userOf(draft, kind, id, undoing) : undefined;
		if (user) return { reason: 'changed-since', by: user };
	}
	for (const { kind, id } of undoing.before) {
		const placement = kind === 'placement' ? draft.get('placement', id) : undefined;
		if (!placement) continue;
		const story = draft.get('story', placement.storyId);
		const page = draft.get('page', placement.pageId);
		const by = undoing.changedSince.get(`story/${placement.storyId}`) ?? undoing.personId;
		const stands =
			story?.spikedAt === null &&
			story.editionId === placement.editionId &&
			page?.slots.some((slot) => slot.id === id);
		if (!stands) return { reason: 'changed-since', by };
	}
	return checkSingle(draft, undoing);
}

/** A story brought back to its old slot must not stand in another one by now. */
function checkSingle(draft: Draft, undoing: TakenBack): Refusal | null {
	for (const { kind, id } of undoing.before) {
		const placement = kind === 'placement' ? draft.get('placement', id) : undefined;
		if (!placement || roleOf(draft, placement) === 'jump') continue;
		const elsewhere = find(
			draft,
			'placement',
			(one) => one.storyId === placement.storyId && one.id !== id && roleOf(draft, one) !== 'jump'
		);
		if (elsewhere) return { reason: 'changed-since', by: elsewhere.placedBy };
	}
	return null;
}

/** A slot that goes with its drawing, or takes no story then, must not have got one meanwhile. */
function checkSlots(draft: Draft, { changes }: TakenBack): Refusal | null {
	for (const change of changes) {
		if (change.kind !== 'page' || !change.value) continue;
		const slots = draft.get('page', change.id)?.slots ?? [];
		const takes = new Set(slots.filter(takesStory).map(({ id }) => id));
		for (const { id } of change.value.slots) {
			const placement = takes.has(id) ? undefined : draft.get('placement', id);
			if (placement) return { reason: 'changed-since', by: placement.placedBy };
		}
	}
	return null;
}

/** A story that goes back to another day must not stand on a page of this one by now. */
function checkDays(draft: Draft, { changes }: TakenBack): Refusal | null {
	for (const { kind, id } of changes) {
		const story = kind === 'story' ? draft.get('story', id) : undefined;
		const elsewhere =
			story && placementsOf(draft, id).find(({ editionId }) => editionId !== story.editionId);
		if (elsewhere) return { reason: 'changed-since', by: elsewhere.placedBy };
	}
	return null;
}

/** A story is meant for it, or something that was made in it since would stay behind. */
function userOfEdition(
	draft: Draft,
	id: Id,
	{ personId, changedSince }: TakenBack
): Id | undefined {
	const story = find(draft, 'story', (one) => one.editionId === id);
	if (story) return story.createdBy;
	for (const kind of ['page', 'tryout', 'moment', 'waiver', 'reminder'] as const) {
		const left = find(draft, kind, (one) => one.editionId === id);
		if (left) return changedSince.get(`${kind}/${left.id}`) ?? personId;
	}
	return undefined;
}

/** Editions are made in it, or are to be; templates that were drawn for it are nobody's. */
const userOfFormat = (draft: Draft, id: Id): Id | undefined =>
	find(draft, 'edition', (one) => one.formatId === id)?.createdBy ??
	(draft.get('newsroom', 'newsroom')?.formatId === id ||
	find(draft, 'template', (one) => one.formatId === id)
		? HOUSE
		: undefined);

const roleOf = (view: DeskView, placement: { id: Id; pageId: Id }): string | undefined =>
	view.get('page', placement.pageId)?.slots.find((slot) => slot.id === placement.id)?.role;

/** A story that is set aside stands on no page either. */
const isGone = (draft: Draft, kind: RecordKind, id: Id): boolean =>
	!draft.get(kind, id) || (kind === 'story' && draft.get('story', id)?.spikedAt !== null);

/** Who uses a record that is gone from the draft; undefined: nobody. */
function userOf(draft: Draft, kind: RecordKind, id: Id, undoing: TakenBack): Id | undefined {
	if (kind === 'edition') return userOfEdition(draft, id, undoing);
	if (kind === 'page')
		return (
			find(draft, 'placement', (one) => one.pageId === id)?.placedBy ??
			find(draft, 'proof', (one) => one.pageId === id)?.personId
		);
	if (kind === 'story') return find(draft, 'placement', (one) => one.storyId === id)?.placedBy;
	if (kind === 'format' && !isShipped(id)) return userOfFormat(draft, id);
	return undefined;
}
