import type { CommandType } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Change, RecordKind } from '../records.ts';

/** Kinds of records that a plan is made of: how pages are laid out and what stands on them. */
export const PLAN_KINDS = [
	'edition',
	'page',
	'placement',
	'story',
	'moment'
] as const satisfies readonly RecordKind[];
export type PlanKind = (typeof PLAN_KINDS)[number];
export type PlanChange = Extract<Change, { kind: PlanKind }>;

/** A command that changed an edition's plan, as the audit log has it. */
export interface PlanEntry {
	seq: number;
	commandId: Id;
	personId: Id;
	/** Epoch ms. */
	at: number;
	type: CommandType;
	/** Of an undo: the command that it takes back. */
	undoes?: Id;
	changes: PlanChange[];
}

/** What of a command's changes is about a plan. */
export const planChanges = (changes: readonly Change[]): PlanChange[] =>
	changes.filter((change): change is PlanChange =>
		(PLAN_KINDS as readonly RecordKind[]).includes(change.kind)
	);
