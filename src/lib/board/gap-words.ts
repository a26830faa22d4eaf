import type { IssueGap } from '#model/issue-number.ts';

/** The numbers left out: 9218, or 9218–9220. */
export const gapWords = ({ from, to }: Pick<IssueGap, 'from' | 'to'>): string =>
	from === to ? String(from) : `${from}–${to}`;
