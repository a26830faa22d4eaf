import type { Id } from '#model/ids.ts';
import type { Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';

/** What a page of the settings holds while an administrator changes it; nobody sees it until it is saved. */
export interface PageDraft {
	readonly desk: DeskState;
	/** It is there only once it is saved. */
	readonly isNew?: boolean;
	readonly isChanged: boolean;
	/** Whether somebody else has set it otherwise since it was taken. */
	readonly isOvertaken: boolean;
	readonly busy: boolean;
	/** Why it was not saved. */
	readonly problem: RunError | null;
	/** Takes what holds now, in place of what was filled in. */
	take(): void;
	/** What others have set meanwhile is said first; saving once more puts one's own in its place. */
	save(): Promise<Result<Done, RunError>>;
	/** Takes a save back, where nobody has changed it since. */
	undo(id: Id): Promise<void>;
}
