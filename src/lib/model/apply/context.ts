import type { Command, CommandOf, CommandType, Refusal, SeedBlock } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Change } from '../records.ts';
import type { Draft } from './draft.ts';

/** What a command is carried out with. */
export interface ApplyContext {
	personId: Id;
	/** Epoch ms. */
	at: number;
	/** Ids for records that a command makes without naming them. */
	newId: () => Id;
	/** For `undo` alone: the command to be taken back, if it was ever carried out. */
	undoing?: UndoableCommand | null;
	/** Whether somebody has written in a story and its facts do not say so yet. */
	isBehind?: (storyId: Id) => boolean;
}

/** A command as the audit log keeps it, with what has been changed since. */
export interface UndoableCommand {
	personId: Id;
	command: Command;
	changes: readonly Change[];
	before: readonly Change[];
	/** The people who last changed records, by `kind/id`. */
	changedSince: ReadonlyMap<string, Id>;
}

/** What a command changed, as far as putting it back needs to know. */
export type TakenBack = Pick<UndoableCommand, 'personId' | 'changedSince'> &
	Readonly<Record<'changes' | 'before', readonly Change[]>>;

/** First words for a new story. Empty: the blocks that every new story begins with. */
export interface Seed {
	storyId: Id;
	blocks: SeedBlock[];
}

export interface Outcome {
	changes: Change[];
	seeds: Seed[];
}

/**
 * One command's rule: writes what changes into the draft, or says why not (the draft is then thrown
 * away). Whether the person may is asked before, in permit.ts.
 */
export type Rule<T extends CommandType> = (
	draft: Draft,
	command: CommandOf<T>,
	context: ApplyContext,
	seeds: Seed[]
) => Refusal | null;

export const notFound = (what: string): Refusal => ({ reason: 'not-found', what });
export const invalid = (what: string): Refusal => ({ reason: 'invalid', what });
export const duplicate = (what: string): Refusal => ({ reason: 'duplicate', what });
