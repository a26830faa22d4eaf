import type { Edition } from './edition.ts';
import { bySpot, isSameSpot, type EditionSpot } from './edition-address.ts';

type Numbered = Pick<Edition, 'date' | 'serial' | 'issue'>;

const spotOf = ({ date, serial }: EditionSpot): EditionSpot => ({
	date,
	...(serial !== undefined && { serial })
});

/** The nearest numbered edition before a paper, and the nearest after it. */
function neighbours(editions: Iterable<Numbered>, spot: EditionSpot) {
	const numbered = [...editions].filter((one) => one.issue !== null && !isSameSpot(one, spot));
	numbered.sort(bySpot);
	return {
		before: numbered.findLast((one) => bySpot(one, spot) < 0),
		after: numbered.find((one) => bySpot(one, spot) > 0),
		numbered
	};
}

/** The next total issue number for a paper: one more than the last paper before it; null: unknown. */
export function proposeIssue(editions: Iterable<Numbered>, spot: EditionSpot): number | null {
	const { before, after } = neighbours(editions, spot);
	if (before?.issue != null) return before.issue + 1;
	return after?.issue != null && after.issue > 1 ? after.issue - 1 : null;
}

/** What is odd about a number; numbers count issues, so each paper has the one after the last. */
export type IssueWarning = EditionSpot &
	(
		| { warning: 'repeat' }
		/** Numbers left out between it and the paper before or after it. */
		| { warning: 'gap'; from: number; to: number }
		/** Not above the paper before it, or not below the one after it. */
		| { warning: 'order'; issue: number }
	);

/** How many numbers papers between two others are still to have. */
export type Reserved = (after: EditionSpot, before: EditionSpot) => number;
const NONE: Reserved = () => 0;

export function checkIssue(
	editions: Iterable<Numbered>,
	spot: EditionSpot,
	issue: number,
	reserved: Reserved = NONE
): IssueWarning | null {
	const { before, after, numbered } = neighbours(editions, spot);
	const same = numbered.find((one) => one.issue === issue);
	if (same) return { warning: 'repeat', ...spotOf(same) };
	if (before?.issue != null) {
		const beside = spotOf(before);
		if (issue < before.issue) return { warning: 'order', ...beside, issue: before.issue };
		const from = before.issue + 1 + reserved(before, spot);
		if (issue > from) return { warning: 'gap', ...beside, from, to: issue - 1 };
	}
	if (after?.issue != null) {
		const beside = spotOf(after);
		if (issue > after.issue) return { warning: 'order', ...beside, issue: after.issue };
		const from = issue + 1 + reserved(spot, after);
		if (from < after.issue) return { warning: 'gap', ...beside, from, to: after.issue - 1 };
	}
	return null;
}

/** What is odd about a paper's number, seen from the papers before it. */
export type IssueFault = EditionSpot & {
	issue: number;
	beside: EditionSpot;
} & (
		| { kind: 'issueRepeat' }
		/** Not above the paper before it. */
		| { kind: 'issueOrder' }
		/** Numbers that no paper carries between it and the one before. */
		| { kind: 'issueGap'; from: number; to: number }
	);

/** All that is odd about the numbers of papers, by date. */
export function issueFaults(editions: Iterable<Numbered>, reserved: Reserved = NONE): IssueFault[] {
	const numbered = [...editions].filter((one) => one.issue !== null).sort(bySpot);
	const seen = new Map<number, EditionSpot>();
	return numbered.flatMap((one, at): IssueFault[] => {
		const [before, spot, { issue }] = [numbered[at - 1], spotOf(one), one];
		if (issue === null) return [];
		const same = seen.get(issue);
		seen.set(issue, spot);
		if (same !== undefined) return [{ kind: 'issueRepeat', ...spot, issue, beside: same }];
		if (before?.issue == null) return [];
		const beside = spotOf(before);
		if (issue < before.issue) return [{ kind: 'issueOrder', ...spot, issue, beside }];
		const from = before.issue + 1 + reserved(beside, spot);
		return issue > from ? [{ kind: 'issueGap', ...spot, issue, beside, from, to: issue - 1 }] : [];
	});
}

/**
 * The numbers that papers have once one of them is renumbered: those after it follow by as much.
 * Null where it has no number, or one of them would get one that is none.
 */
export function renumbered<E extends Numbered>(
	editions: Iterable<E>,
	spot: EditionSpot,
	issue: number
): { edition: E; issue: number }[] | null {
	const numbered = [...editions].filter((one) => one.issue !== null && bySpot(one, spot) >= 0);
	const first = numbered.find((one) => isSameSpot(one, spot));
	if (first?.issue == null) return null;
	const by = issue - first.issue;
	const all = numbered
		.sort(bySpot)
		.map((edition) => ({ edition, issue: (edition.issue ?? 0) + by }));
	return all.every((one) => one.issue > 0) ? all : null;
}
