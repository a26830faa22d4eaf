import { Draft } from '../apply/draft.ts';
import type { Step } from '../apply/step-needs.ts';
import { takeBack } from '../apply/undo.ts';
import type { Id } from '../ids.ts';
import type { Change } from '../records.ts';
import type { PlanChange, PlanEntry } from './plan-entry.ts';
import { planAfter, type PlanRecords } from './plan-records.ts';
import { touchedSince, type LaterStep } from './touched-since.ts';

/** A step of a plan, as whoever wants to take it back has to see it. */
export interface StepBack {
	step: Step;
	/** The later step that stands in the way; null: none of the plan's does. */
	inTheWay: PlanEntry | null;
}

/**
 * What taking a step back is about. In its way stands the later step that has changed the same, where it
 * is somebody else's; and the one after which it could not be taken back any more, which is asked of the
 * plan as it was after each, by the very rule that takes back.
 * @param at the step's place among the entries, from 0
 * @param personId who wants to take it back
 */
export function stepBack(
	editionId: Id,
	entries: readonly PlanEntry[],
	at: number,
	personId: Id
): StepBack | null {
	const entry = entries[at];
	if (!entry) return null;
	const plan = planAfter(editionId, entries, at);
	const { changes, type } = entry;
	const [step, ...later] = entries.slice(at).map((one) => played(plan, one));
	if (!step) return null;
	const touching = entry.personId === personId ? null : touchedSince(step, later);
	const inTheWay = touching?.entry ?? stopping(planAfter(editionId, entries, at + 1), step, later);
	return { step: { type, changes, before: step.before }, inTheWay };
}

interface Played extends LaterStep {
	entry: PlanEntry;
}

/** A step with what stood there before; the plan goes on to after it. */
function played(plan: PlanRecords, entry: PlanEntry): Played {
	const { commandId, undoes, changes } = entry;
	const before = changes.map((change) => standingBefore(plan, entry, change));
	plan.take(changes);
	return { entry, commandId, undoes, changes, before };
}

/** The later step after which the rule refuses. */
function stopping(plan: PlanRecords, step: Played, later: readonly Played[]): PlanEntry | null {
	const { personId } = step.entry;
	const { before } = step;
	const taken = {
		personId,
		changes: step.entry.changes,
		before,
		changedSince: new Map<string, Id>()
	};
	const context = { personId, at: 0, newId: () => '' };
	let stop: PlanEntry | null = null;
	for (const { entry } of later) {
		plan.take(entry.changes);
		const isFree = takeBack(new Draft(plan), taken, context) === null;
		stop = isFree ? null : (stop ?? entry);
	}
	return stop;
}

/** A story that came from another day is not in the edition's own log before: all else of it is as it was. */
function standingBefore(plan: PlanRecords, { type }: PlanEntry, change: PlanChange): Change {
	const { kind, id } = change;
	const was = plan.get(kind, id);
	const isMade = type === 'story.create' || type === 'story.import';
	if (!was && kind === 'story' && change.value && !isMade)
		return { kind, id, value: { ...change.value, editionId: null } };
	return { kind, id, value: was ?? null } as Change;
}
