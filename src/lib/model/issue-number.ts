import type { Edition } from './edition.ts';

type Numbered = Pick<Edition, 'date' | 'issue'>;

const byDate = (a: Numbered, b: Numbered): number => a.date.localeCompare(b.date);

/** The nearest numbered edition before a date, and the nearest after it. */
function neighbours(editions: Iterable<Numbered>, date: string) {
	const numbered = [...editions].filter((one) => one.issue !== null && one.date !== date);
	numbered.sort(byDate);
	return {
		before: numbered.findLast((one) => one.date < date),
		after: numbered.find((one) => one.date > date),
		numbered
	};
}

/** The next total issue number for a day: one more than the last paper before it; null: unknown. */
export function proposeIssue(editions: Iterable<Numbered>, date: string): number | null {
	const { before, after } = neighbours(editions, date);
	if (before?.issue != null) return before.issue + 1;
	return after?.issue != null && after.issue > 1 ? after.issue - 1 : null;
}

/** What is odd about a number; numbers count issues, so each paper has the one after the last. */
export type IssueWarning =
	| { warning: 'repeat'; date: string }
	/** Numbers left out between it and the paper before or after it. */
	| { warning: 'gap'; date: string; from: number; to: number }
	/** Not above the paper before it, or not below the one after it. */
	| { warning: 'order'; date: string; issue: number };

export function checkIssue(
	editions: Iterable<Numbered>,
	date: string,
	issue: number
): IssueWarning | null {
	const { before, after, numbered } = neighbours(editions, date);
	const same = numbered.find((one) => one.issue === issue);
	if (same) return { warning: 'repeat', date: same.date };
	if (before?.issue != null) {
		if (issue < before.issue) return { warning: 'order', date: before.date, issue: before.issue };
		if (issue > before.issue + 1)
			return { warning: 'gap', date: before.date, from: before.issue + 1, to: issue - 1 };
	}
	if (after?.issue != null) {
		if (issue > after.issue) return { warning: 'order', date: after.date, issue: after.issue };
		if (issue < after.issue - 1)
			return { warning: 'gap', date: after.date, from: issue + 1, to: after.issue - 1 };
	}
	return null;
}

/** A number that no paper carries between two that follow each other. */
export interface IssueGap {
	/** The paper after the gap. */
	date: string;
	from: number;
	to: number;
}

/** All numbers missing between papers that follow each other. */
export function issueGaps(editions: Iterable<Numbered>): IssueGap[] {
	const numbered = [...editions].filter((one) => one.issue !== null).sort(byDate);
	return numbered.flatMap((one, at) => {
		const before = numbered[at - 1]?.issue;
		if (before == null || one.issue === null || one.issue <= before + 1) return [];
		return [{ date: one.date, from: before + 1, to: one.issue - 1 }];
	});
}
