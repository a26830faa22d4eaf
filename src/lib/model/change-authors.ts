import type { Id } from './ids.ts';

/** In the place of a person: nobody can say who it was. */
export const UNKNOWN = -1;
/** In the place of a person: nobody did, it is the very same character. */
export const STAYED = -2;

/** A block of the later text, by where it begins, and who did something to it: indices into `people`. */
export interface BlockHands {
	at: number;
	hands: number[];
}

/**
 * Who made a story’s text what it is of what it was, character by character. Both texts are their
 * blocks, each with a line end behind it; places are in UTF-16 units. The columns are rows: a value
 * and for how many units it holds, by turns (rows.ts).
 */
export interface ChangeAuthors {
	people: Id[];
	/** Of each unit of the earlier text, who took it out: an index into `people`, UNKNOWN or STAYED. */
	gone: number[];
	/** Of each unit of the later text, who put it in. */
	came: number[];
	/** Of each unit of the later text that stayed, how far it stands behind its place in the earlier one. */
	shifts: number[];
	/** The blocks that somebody moved, and who did. */
	moved: BlockHands[];
	/** The blocks past which one of those was moved, and who moved that. */
	passed: BlockHands[];
	/** The blocks of which marks or type are others, and who changed them. */
	restyled: BlockHands[];
}

/** Who made one text of a story what it is of another, with the hashes of both. */
export interface MadeChanges {
	from: string;
	to: string;
	/** Null: nobody can say, since the log does not hold both texts, or is too long to be gone through. */
	authors: ChangeAuthors | null;
}
