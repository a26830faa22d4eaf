import type { Id } from './ids.ts';
import type { Story, StoryFacts } from './story.ts';

/** What a writer says they will bring, before a word is written (报题). */
export interface PromiseTerms {
	/** What the story is called until it has a headline. */
	title: string;
	/** 字数; null: not said. */
	length: number | null;
	/** When the text is to be handed in, epoch ms. */
	dueAt: number;
	photo: boolean;
	note: string;
}

/** What one change of a promise set, and what that was before. */
export interface PromiseChange {
	by: Id;
	/** Epoch ms. */
	at: number;
	before: Partial<PromiseTerms>;
}

/** A promise stays with its story: later it says what was announced, and whether it came in time. */
export interface StoryPromise extends PromiseTerms {
	by: Id;
	/** Epoch ms, as all that follow. */
	at: number;
	/** The oldest first. */
	changes: PromiseChange[];
	/** It will not come. */
	withdrawn: { by: Id; at: number; reason: string } | null;
	/** When the story was first handed in; null: not yet. */
	keptAt: number | null;
}

export const MAX_PROMISE_TITLE = 80;
export const MAX_PROMISE_NOTE = 500;
/** No story of a newspaper is longer, 字. */
export const MAX_PROMISE_LENGTH = 50_000;

export type PromisePart = 'text' | 'photo';

/**
 * How a promise stands.
 * open: nothing is written yet; begun: something is, and it is not handed in; kept: it has been
 * handed in; withdrawn: it will not come.
 */
export interface PromiseState {
	standing: 'open' | 'begun' | 'kept' | 'withdrawn';
	/** Its time is past, and it is not handed in. */
	late: boolean;
	/** Promised and not there: no word of text; no photo in it. Of one that is withdrawn, no word. */
	missing: PromisePart[];
}

type Promised = Pick<Story, 'stage' | 'promise'>;

/**
 * How a story's promise stands at a time; null: none was made, or it was withdrawn and somebody has
 * written the story all the same.
 * @param facts undefined: nothing is known to be written
 */
export function promiseState(
	story: Promised,
	facts: Pick<StoryFacts, 'length' | 'photos'> | undefined,
	now: number
): PromiseState | null {
	const { promise } = story;
	if (!promise) return null;
	const length = facts?.length ?? 0;
	if (promise.withdrawn && length > 0) return null;
	const text: PromisePart[] = length === 0 ? ['text'] : [];
	if (promise.withdrawn) return { standing: 'withdrawn', late: false, missing: text };
	const lacksPhoto = promise.photo && (facts?.photos ?? 0) === 0;
	const missing: PromisePart[] = lacksPhoto ? [...text, 'photo'] : text;
	if (isKept(story)) return { standing: 'kept', late: false, missing };
	const standing = length === 0 ? 'open' : 'begun';
	return { standing, late: promise.dueAt <= now, missing };
}

/** When a promised story is to be handed in that has not been; null: nothing is waited for. Epoch ms. */
export const promisedFor = (story: Promised): number | null =>
	!story.promise || story.promise.withdrawn || isKept(story) ? null : story.promise.dueAt;

const isKept = ({ stage, promise }: Promised): boolean =>
	(promise?.keptAt ?? null) !== null || (stage !== 'draft' && stage !== 'editing');

/**
 * 字 that a promise stands for beside what is written: what a board counts of a story that is still
 * being written. 0: as soon as it is handed in, withdrawn, or as long as was promised.
 */
export function promisedBeside(
	story: Promised | undefined,
	facts: Pick<StoryFacts, 'length' | 'photos'> | undefined
): number {
	const length = story?.promise?.length ?? null;
	const state = story && promiseState(story, facts, 0);
	if (length === null || (state?.standing !== 'open' && state?.standing !== 'begun')) return 0;
	return Math.max(0, length - (facts?.length ?? 0));
}

/** What a story is called: by its headline, else by the title it was promised under; empty: not at all. */
export const titleOf = (
	story: Pick<Story, 'promise'> | undefined,
	facts: Pick<StoryFacts, 'headline'> | undefined
): string => facts?.headline || story?.promise?.title || '';

/** Somebody else has begun a story for its writer. */
export const isGivenTo = ({ authorIds, createdBy }: Story, writerId: Id): boolean =>
	authorIds.includes(writerId) && createdBy !== writerId;
