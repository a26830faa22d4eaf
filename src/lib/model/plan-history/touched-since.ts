import type { Id } from '../ids.ts';
import { takesStory, type Page } from '../page.ts';
import type { Change } from '../records.ts';
import { sameValue } from '../same-value.ts';
import { TRACES } from '../story-move.ts';
import { PLAN_KINDS } from './plan-entry.ts';

/** A command of the log, with what stood there before, one for one. */
export interface LaterStep {
	commandId: Id;
	/** Of an undo: the command that it takes back. */
	undoes?: Id | undefined;
	changes: readonly Change[];
	before: readonly Change[];
}

/**
 * The first later step that has changed what a step changed, were it back to the same by now: without
 * the step nobody knows what it would be. Steps that were undone have changed nothing.
 * @param later oldest first
 */
export function touchedSince<T extends LaterStep>(
	step: Pick<LaterStep, 'changes' | 'before'>,
	later: readonly T[]
): T | null {
	const own = fieldsOf(step);
	const touches = (one: T) => [...fieldsOf(one)].some((field) => isOneOf(field, own));
	return standing(later).find(touches) ?? null;
}

/** Without undos of these steps, and what they took back; an undo that was undone counts for nothing. */
function standing<T extends LaterStep>(later: readonly T[]): T[] {
	const known = new Set(later.map(({ commandId }) => commandId));
	const undone = new Set<Id>();
	// Backwards: whether an undo holds is known before what it takes back is come to.
	const left = later.toReversed().filter(({ commandId, undoes }) => {
		if (undone.has(commandId)) return false;
		if (undoes === undefined || !known.has(undoes)) return true;
		undone.add(undoes);
		return false;
	});
	return left.toReversed();
}

/**
 * `kind/id` where a record came or went, `kind/id/field` where it changed. With them what it stands on:
 * the slot of a placement, and where else its story goes; of a drawing the slots that came or went.
 */
function fieldsOf({ changes, before }: Pick<LaterStep, 'changes' | 'before'>): Set<string> {
	const fields = new Set<string>();
	for (const [index, after] of changes.entries()) {
		const was = before[index];
		const { kind, id } = after;
		if (!was || !isPlanned(kind) || sameValue(was.value, after.value)) continue;
		if (!was.value || !after.value) fields.add(`${kind}/${id}`);
		else for (const field of changed(was.value, after.value)) fields.add(`${kind}/${id}/${field}`);
		for (const one of [...restsOn(was, after), ...restsOn(after, was)]) fields.add(one);
	}
	return fields;
}

const isPlanned = (kind: string): boolean => (PLAN_KINDS as readonly string[]).includes(kind);

/** What one side of a change rests on that the other does not. */
function restsOn(one: Change, other: Change): string[] {
	if (one.kind === 'placement')
		return one.value ? [`slot/${one.id}`, `place/${one.value.storyId}`] : [];
	if (one.kind !== 'page' || other.kind !== 'page') return [];
	const there = slotsIn(other.value);
	return slotsIn(one.value)
		.filter((id) => !there.includes(id))
		.map((id) => `slot/${id}`);
}

const slotsIn = (page: Page | null): Id[] =>
	page?.slots.filter(takesStory).map(({ id }) => id) ?? [];

function changed(was: object, is: object): string[] {
	const [old, now] = [was, is] as Record<string, unknown>[];
	return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
		(field) => !TRACES.includes(field) && !sameValue(old?.[field], now?.[field])
	);
}

/** Where a record came or went, all of it is meant. */
const isOneOf = (field: string, others: ReadonlySet<string>): boolean =>
	[...others].some(
		(one) => one === field || one.startsWith(`${field}/`) || field.startsWith(`${one}/`)
	);
