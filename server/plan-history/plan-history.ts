import type { Id } from '#model/ids.ts';
import { subjectsOf } from '#model/audit.ts';
import type { CommandOf, CommandType, Refusal } from '#model/commands.ts';
import { planChanges, type PlanEntry } from '#model/plan-history/plan-entry.ts';
import { touchedSince, type LaterStep } from '#model/plan-history/touched-since.ts';
import type { Change } from '#model/records.ts';
import { err, ok } from '#model/result.ts';
import type { Audit } from '../audit/audit.ts';
import type { Derive } from '../derive/derive.ts';
import type { Desk } from '../desk/desk.ts';
import type { KeptRow } from '../store/store.ts';

/** What became of the plans of editions, command by command. */
export interface PlanHistory {
	/**
	 * The commands that changed an edition's plan, oldest first. Read from that edition's own rows of
	 * the audit log, some at a time, so that nobody else's command waits for it.
	 * @param afterSeq only those after this one
	 */
	entries(editionId: Id, afterSeq?: number): Promise<PlanEntry[]>;
}

/** It is read in the desk's turn: nobody wants to take back what so many commands have come after. */
export const MOST_LATER = 2000;

type AuditLog = Pick<Audit, 'walk' | 'kept' | 'count'>;

export interface PlanHistoryOptions {
	audit: AuditLog;
	desk: Pick<Desk, 'prepare'>;
	derive: Pick<Derive, 'lookAt'>;
}

export function createPlanHistory({ audit, desk, derive }: PlanHistoryOptions): PlanHistory {
	desk.prepare('undo', async (command) => {
		const [row] = await audit.kept({ commandId: command.commandId });
		if (!row) return ok({ command });
		const refusal = command.others ? await touched(audit, row) : null;
		if (refusal) return err(refusal);
		// What was made goes, unless there is a word in it, wherever that was written.
		const made = storiesMadeBy(row);
		if (made.length === 0) return ok({ command });
		const { texts } = await derive.lookAt(made, async () => undefined);
		return ok({ command, texts });
	});
	return {
		async entries(editionId, afterSeq) {
			const entries: PlanEntry[] = [];
			for await (const rows of audit.walk({ subjects: [editionId], afterSeq }))
				for (const row of rows) {
					const entry = entryOf(row);
					if (entry.changes.length > 0) entries.push(entry);
				}
			return entries;
		}
	};
}

/** Somebody else's step is taken back only where nobody has changed the same since. */
async function touched(audit: AuditLog, row: KeptRow): Promise<Refusal | null> {
	const step = stepOf(row);
	const subjects = pagesAndStories([...step.before, ...step.changes]);
	if (subjects.length === 0) return null;
	const since = { subjects, afterSeq: row.seq };
	if ((await audit.count(since, MOST_LATER + 1)) > MOST_LATER) {
		const [last] = await audit.kept({ ...since, limit: 1 });
		return { reason: 'changed-since', by: last?.personId ?? row.personId };
	}
	const later: LoggedStep[] = [];
	for await (const rows of audit.walk(since)) later.push(...rows.map(stepOf));
	const found = touchedSince(step, later);
	if (!found) return null;
	const { personId: by, at, commandId } = found;
	return { reason: 'later-step', by, at, commandId };
}

function storiesMadeBy({ changes, before }: KeptRow): Id[] {
	const was = JSON.parse(before) as Change[];
	return (JSON.parse(changes) as Change[])
		.filter(({ kind }, index) => kind === 'story' && was[index]?.value === null)
		.map(({ id }) => id);
}

/** Not the edition, in whose rows all of its night is. */
function pagesAndStories(changes: readonly Change[]): Id[] {
	const editions = new Set(
		changes.flatMap(({ value }) => (value && 'editionId' in value ? value.editionId : null))
	);
	return subjectsOf(changes).filter((id) => !editions.has(id));
}

/** Of a command only what is about a plan: many are compared at once. */
interface LoggedStep extends LaterStep {
	personId: Id;
	at: number;
}

function stepOf({ commandId, personId, at, type, command, changes, before }: KeptRow): LoggedStep {
	const undoes = type === 'undo' ? (JSON.parse(command) as CommandOf<'undo'>).commandId : undefined;
	const planned = (list: string) => planChanges(JSON.parse(list) as Change[]);
	const step = { changes: planned(changes), before: planned(before) };
	return { commandId, personId, at, undoes, ...step };
}

const entryOf = (row: KeptRow): PlanEntry => {
	const { seq, commandId, personId, at, type, changes } = row;
	return {
		...{ seq, commandId, personId, at, type: type as CommandType },
		...(type === 'undo'
			? { undoes: (JSON.parse(row.command) as CommandOf<'undo'>).commandId }
			: {}),
		changes: planChanges(JSON.parse(changes) as Change[])
	};
};
