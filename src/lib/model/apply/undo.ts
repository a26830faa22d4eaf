import type { CommandType, Refusal } from '../commands.ts';
import { takesNumber } from '../edition.ts';
import { isSameSpot } from '../edition-address.ts';
import type { Id } from '../ids.ts';
import type { Change, RecordKind, Records } from '../records.ts';
import { TRACES } from '../story-move.ts';
import { checkEditions, checkNumbers, checkUndone } from './check-undone.ts';
import { invalid, notFound, type ApplyContext, type Rule, type TakenBack } from './context.ts';
import { find, type Draft } from './draft.ts';

/** Commands whose effect lies outside the records too: each has a way back of its own. */
const LASTING: readonly CommandType[] = [
	'person.add',
	'person.deactivate',
	'person.activate',
	'thread.accept',
	'thread.unaccept',
	'asset.add',
	'proof.pull',
	'edition.press',
	'edition.correct',
	'edition.repack',
	'edition.packed',
	'page.sign',
	'pageSignature.void',
	'story.sign',
	'story.return',
	'signature.void',
	'version.keep',
	'version.restore',
	'outside.invite',
	'outside.withdraw',
	'outside.open',
	'outside.answer'
];

/** Whether a command is taken back in another way than by undo. */
export const isLasting = (type: CommandType): boolean => LASTING.includes(type);

/** Whether somebody else's step of a plan may be taken back is asked before, in permit.ts. */
export const undo: Rule<'undo'> = (draft, { others = false }, context) => {
	const { undoing, personId } = context;
	if (!undoing) return notFound('command');
	if (undoing.personId !== personId && !others) return { reason: 'forbidden' };
	if (isLasting(undoing.command.type)) return invalid('undo');
	return (
		takeBack(draft, undoing, context) ??
		checkEditions(draft, undoing) ??
		checkNumbers(draft, undoing)
	);
};

/**
 * Puts back field by field what a command changed, unless somebody changed it since. Whether the days are
 * there to which it goes back, and their numbers free, is not asked here: an edition's plan of the past
 * knows no other one.
 */
export function takeBack(draft: Draft, undoing: TakenBack, context: ApplyContext): Refusal | null {
	for (const [index, after] of undoing.changes.entries()) {
		const before = undoing.before[index];
		if (!before) return invalid('undo');
		const refusal = putBack(draft, before, after, undoing, context);
		if (refusal) return refusal;
	}
	return checkUndone(draft, undoing);
}

function putBack(
	draft: Draft,
	before: Change,
	after: Change,
	undoing: TakenBack,
	context: ApplyContext
): Refusal | null {
	const { kind, id } = after;
	if (kind === 'facts') {
		followStory(draft, id);
		return null;
	}
	const current = draft.get(kind, id) ?? null;
	const changed = {
		reason: 'changed-since' as const,
		by: undoing.changedSince.get(`${kind}/${id}`) ?? undoing.personId
	};
	if (before.value === null) {
		if (!current) return changed;
		return kind === 'story'
			? takeBackStory(draft, id, after, changed, context)
			: takeBackNew(draft, kind, id, current, after, changed);
	}
	if (after.value === null) {
		if (current || isSpotTaken(draft, before)) return changed;
		draft.put(kind, before.value as Records[typeof kind]);
		return null;
	}
	if (!current) return changed;
	const merged = mergeBack(before.value, after.value, current);
	if (!merged) return changed;
	draft.put(kind, merged as Records[typeof kind]);
	return null;
}

/** Whether another edition has meanwhile become the paper that one brought back was. */
const isSpotTaken = (draft: Draft, { kind, value }: Change): boolean =>
	kind === 'edition' &&
	value !== null &&
	find(
		draft,
		'edition',
		(one) =>
			isSameSpot(one, value) || (one.date === value.date && takesNumber(one) && takesNumber(value))
	) !== undefined;

/** Facts come from the words, which no command on records changes; but they say the story's day. */
function followStory(draft: Draft, id: Id): void {
	const [story, facts] = [draft.get('story', id), draft.get('facts', id)];
	if (story && facts && facts.editionId !== story.editionId)
		draft.put('facts', { ...facts, editionId: story.editionId });
}

/** What the command made goes. */
function takeBackNew(
	draft: Draft,
	kind: RecordKind,
	id: Id,
	current: object,
	after: Change,
	changed: Refusal
): Refusal | null {
	if (!isSame(current, after.value)) return changed;
	draft.remove(kind, id);
	return null;
}

/** A story into which somebody has written is set aside instead, if nobody has planned on it since. */
function takeBackStory(
	draft: Draft,
	id: Id,
	after: Change,
	changed: Extract<Refusal, { reason: 'changed-since' }>,
	{ personId, at, isBehind }: ApplyContext
): Refusal | null {
	const story = draft.get('story', id);
	if (!story) return changed;
	if (story.stage === 'signed') return { reason: 'locked' };
	if (changed.by !== personId && !isSame(story, after.value)) return changed;
	const isTouched =
		draft.get('facts', id)?.editedBy != null ||
		isBehind?.(id) ||
		find(draft, 'thread', (thread) => thread.storyId === id) !== undefined ||
		find(draft, 'signature', (signature) => signature.storyId === id) !== undefined ||
		find(draft, 'outside', (review) => review.storyId === id) !== undefined;
	if (isTouched) {
		draft.put('story', { ...story, spikedAt: at });
		return null;
	}
	draft.remove('story', id);
	draft.remove('facts', id);
	return null;
}

/** The current record with the command's fields as they were; null if one of them is no longer as it left them. */
function mergeBack(before: object, after: object, current: object): object | null {
	const [was, became, is] = [before, after, current] as Record<string, unknown>[];
	if (!was || !became || !is) return null;
	const next: Record<string, unknown> = { ...is };
	for (const field of new Set([...Object.keys(was), ...Object.keys(became)])) {
		if (isSame(was[field], became[field])) continue;
		if (!isSame(is[field], became[field])) {
			// A later move tells of itself.
			if (TRACES.includes(field)) continue;
			return null;
		}
		if (was[field] === undefined) delete next[field];
		else next[field] = was[field];
	}
	return next;
}

/** Equal as JSON, whatever the order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const [left, right] = [one, other] as Record<string, unknown>[];
	const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...keys].every((key) => isSame(left?.[key], right?.[key]));
}
