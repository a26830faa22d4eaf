import type { Id } from './ids.ts';

/**
 * Where a comment stands: two relative positions into the story's Y.Text (JSON), with the words
 * they held and what stood around them, so that the place can be found again (research: marks §2).
 */
export interface Anchor {
	/** Null where whoever sends it has no document (the proof): the server finds it by its quote. */
	start: unknown;
	end: unknown;
	quote: string;
	prefix: string;
	suffix: string;
}

export interface Comment {
	id: Id;
	/** The house where somebody outside says it. */
	personId: Id;
	/** Who, and in which review. */
	outside?: { id: Id; name: string };
	/** Plain text; mentions are @name, with the ids beside. */
	body: string;
	mentionIds: Id[];
	at: number;
	editedAt: number | null;
}

/** A suggested replacement of the thread's quote. */
export interface Suggestion {
	replacement: string;
	/** The words it replaced, once accepted: what taking it back brings back. */
	original?: string;
	state: 'open' | 'accepted' | 'declined';
	by: Id | null;
	at: number | null;
}

/** 批注: comments on a range of a story's text. */
export interface Thread {
	id: Id;
	storyId: Id;
	/** Null: on the story as a whole. */
	anchor: Anchor | null;
	/** The anchored words are gone (原文已改); the quote stays in the anchor. */
	orphaned: boolean;
	comments: Comment[];
	suggestion: Suggestion | null;
	/** 必改: true, or a remark: false. Not given: nobody has said, see isRequired. */
	required?: boolean;
	state: 'open' | 'resolved';
	resolvedBy: Id | null;
	resolvedAt: number | null;
	createdAt: number;
}

/**
 * 必改: a correction that has to be made, unlike a remark. Where nobody has said so of a thread, as of those
 * from before it could be said and of an outside reviewer’s, one on words of the text is.
 */
export const isRequired = ({ required, anchor }: Pick<Thread, 'required' | 'anchor'>): boolean =>
	required ?? anchor !== null;
