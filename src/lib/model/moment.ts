import type { Id } from './ids.ts';

/** Longest name of a moment, UTF-16 units. */
export const MAX_MOMENT_NAME = 40;

/** A story as it was called, and as long as it was, at a moment of the plan. */
export interface StoryThen {
	id: Id;
	headline: string;
	/** 字数. */
	length: number;
}

/**
 * A named moment of an edition's plan, such as 15:30 编前会. What stood where is in the audit log; what
 * stories were called is not, so it is kept here.
 */
export interface Moment {
	id: Id;
	editionId: Id;
	name: string;
	personId: Id;
	/** Epoch ms. */
	at: number;
	stories: StoryThen[];
}
