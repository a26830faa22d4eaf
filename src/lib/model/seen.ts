import type { Id } from './ids.ts';

/** Stands for everything. */
export const ALL = '*';

/**
 * What a person has read: the id of a story or edition, or ALL, and the moment up to which they have
 * seen what happened to it, epoch ms. Theirs alone, and the same in every browser.
 */
export type SeenMarks = Readonly<Record<Id | typeof ALL, number>>;

export const isSeen = (marks: SeenMarks, subject: Id, at: number): boolean =>
	at <= Math.max(marks[ALL] ?? -1, marks[subject] ?? -1);

/** The later of both for each; of all that is not later than ALL nothing has to be said. */
export function withMark(marks: SeenMarks, subject: Id, until: number): SeenMarks {
	const next = { ...marks, [subject]: Math.max(marks[subject] ?? 0, until) };
	if (subject !== ALL) return next;
	return Object.fromEntries(
		Object.entries(next).filter(([key, at]) => key === ALL || at > (next[ALL] ?? 0))
	);
}
