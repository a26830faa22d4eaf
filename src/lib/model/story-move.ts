import type { Edition } from './edition.ts';
import type { Id } from './ids.ts';

/** A page of an edition, or its pool, as it was called when a story left it or came to it. */
export interface MoveSpot {
	/** Null: no edition (held over). */
	editionId: Id | null;
	/** Of the edition, "YYYY-MM-DD". */
	date: string | null;
	/** Of an extra or special issue: what it was and how it was called. */
	called?: Pick<Edition, 'kind' | 'name'>;
	/** Null: the pool. */
	pageId: Id | null;
	number: number | null;
}

/**
 * The last time that somebody took a story off a page or moved it to another page or day: a trace on
 * the story itself, since nothing else in the records would tell of it.
 */
export interface StoryMove {
	by: Id;
	/** Epoch ms. */
	at: number;
	from: MoveSpot;
	to: MoveSpot;
	/** Of a jump alone: where the story begins has stayed. */
	jump?: true;
}

/** The last time that somebody changed when an edition goes to press. */
export interface PressMove {
	by: Id;
	/** Epoch ms, as what it was before. */
	at: number;
	before: number;
}

/**
 * Fields that only tell of what a command did to others: nobody who takes that back, or asks whether
 * they may, need ask about these.
 */
export const TRACES: readonly string[] = ['moved', 'pressMoved'];
