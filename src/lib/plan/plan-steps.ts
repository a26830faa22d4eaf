import type { Id } from '#model/ids.ts';
import { actsOf, pagesOfAct, type PlanAct } from '#model/plan-history/plan-acts.ts';
import type { PlanEntry } from '#model/plan-history/plan-entry.ts';
import { PlanRecords } from '#model/plan-history/plan-records.ts';

/** A moment of the plan: what a command did, and how many commands had been carried out by then. */
export interface PlanStep {
	entry: PlanEntry;
	acts: PlanAct[];
	count: number;
	/** Its name, if somebody gave it one. */
	name: string | null;
	/** The command that it takes back, if it is one of this plan's. */
	undoes: PlanEntry | null;
}

/** The commands that show on the plan, oldest first. */
export function stepsOf(editionId: Id, entries: readonly PlanEntry[]): PlanStep[] {
	const [before, after] = [new PlanRecords(editionId), new PlanRecords(editionId)];
	const byId = new Map(entries.map((entry) => [entry.commandId, entry]));
	return entries.flatMap((entry, index) => {
		after.take(entry.changes);
		const acts = actsOf(before, after, entry.changes);
		before.take(entry.changes);
		const name = acts.find((act) => act.kind === 'marked')?.name ?? null;
		const undoes = byId.get(entry.undoes ?? '') ?? null;
		return acts.length > 0 ? [{ entry, acts, count: index + 1, name, undoes }] : [];
	});
}

export interface StepFilter {
	personId: Id | null;
	pageId: Id | null;
	/** With what became of stories in review, which moves nothing on the pages. */
	withStages: boolean;
}

/** Named moments stand whatever the filter says: they are what one looks for. */
export const fits = (
	{ entry, acts, name }: PlanStep,
	{ personId, pageId, withStages }: StepFilter
): boolean =>
	name !== null ||
	((withStages || acts.some(({ kind }) => kind !== 'stage')) &&
		(personId === null || entry.personId === personId) &&
		(pageId === null || acts.some((act) => pagesOfAct(act).includes(pageId))));
