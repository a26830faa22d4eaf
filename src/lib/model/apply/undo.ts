import type { CommandType, Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Change, DeskView, RecordKind, Records } from '../records.ts';
import {
	invalid,
	notFound,
	type ApplyContext,
	type Rule,
	type UndoableCommand
} from './context.ts';
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
	'story.sign',
	'story.return',
	'signature.void',
	'version.keep',
	'version.restore'
];

/** Puts back field by field what the person's command changed, unless somebody changed it since. */
export const undo: Rule<'undo'> = (draft, _command, context) => {
	const { undoing, personId } = context;
	if (!undoing) return notFound('command');
	if (undoing.personId !== personId) return { reason: 'forbidden' };
	if (LASTING.includes(undoing.command.type)) return invalid('undo');
	for (const [index, after] of undoing.changes.entries()) {
		const before = undoing.before[index];
		if (!before) return invalid('undo');
		const refusal = putBack(draft, before, after, undoing, context);
		if (refusal) return refusal;
	}
	return checkReferences(draft, undoing);
};

function putBack(
	draft: Draft,
	before: Change,
	after: Change,
	undoing: UndoableCommand,
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
		if (current) return changed;
		draft.put(kind, before.value as Records[typeof kind]);
		return null;
	}
	if (!current) return changed;
	const merged = mergeBack(before.value, after.value, current);
	if (!merged) return changed;
	draft.put(kind, merged as Records[typeof kind]);
	return null;
}

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
		find(draft, 'signature', (signature) => signature.storyId === id) !== undefined;
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
		if (!isSame(is[field], became[field])) return null;
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

/** Nothing may be left standing on what has gone. */
function checkReferences(draft: Draft, undoing: UndoableCommand): Refusal | null {
	for (const { kind, id } of undoing.changes) {
		const user = isGone(draft, kind, id) ? userOf(draft, kind, id) : undefined;
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
function checkSingle(draft: Draft, undoing: UndoableCommand): Refusal | null {
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

const roleOf = (view: DeskView, placement: { id: Id; pageId: Id }): string | undefined =>
	view.get('page', placement.pageId)?.slots.find((slot) => slot.id === placement.id)?.role;

/** A story that is set aside stands on no page either. */
const isGone = (draft: Draft, kind: RecordKind, id: Id): boolean =>
	!draft.get(kind, id) || (kind === 'story' && draft.get('story', id)?.spikedAt !== null);

/** Who uses a record that is gone from the draft; undefined: nobody. */
function userOf(draft: Draft, kind: RecordKind, id: Id): Id | undefined {
	if (kind === 'edition') return find(draft, 'story', (one) => one.editionId === id)?.createdBy;
	if (kind === 'page')
		return (
			find(draft, 'placement', (one) => one.pageId === id)?.placedBy ??
			find(draft, 'proof', (one) => one.pageId === id)?.personId
		);
	if (kind === 'story') return find(draft, 'placement', (one) => one.storyId === id)?.placedBy;
	return undefined;
}
