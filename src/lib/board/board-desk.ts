import type { Command, Refusal } from '#model/commands.ts';
import type { Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import type { Result } from '#model/result.ts';

/** Why a command was not carried out; unreachable: it never got an answer. */
export type Failure = Refusal | { reason: 'unreachable' };

/** What the board asks of the desk. Reading from it follows the feed. */
export interface BoardDesk {
	readonly view: DeskView;
	readonly person: Person;
	/** Where the others are; this window left out. */
	readonly here: readonly Whereabouts[];
	run(command: Command): Promise<Result<{ commandId: Id }, Failure>>;
	undo(commandId: Id): Promise<Result<unknown, Failure>>;
	/** Tells the others what this window has in hand, and over which slot. */
	holding(storyId: Id | null, over: Id | null): void;
}
