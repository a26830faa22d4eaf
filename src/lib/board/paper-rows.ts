import { monthsOf } from '#model/days.ts';
import type { Closure } from '#model/publishing.ts';
import { gapWords } from './gap-words.ts';
import type { DayPaper, PublishingDays } from './publishing-days.svelte.ts';

/** A line of the list of editions. */
export type PaperRow = { id: string; date: string } & (
	| { kind: 'paper'; paper: DayPaper }
	/** Days without a paper, from its date on. */
	| { kind: 'closure'; closure: Closure }
	/** Numbers that none of the papers before this day carries: 9218. */
	| { kind: 'gap'; numbers: string; isExplained: boolean }
);

/** A year's editions in their order, by month, with what is missing between them. */
export function paperRows(
	days: Pick<PublishingDays, 'desk' | 'closures' | 'paper'>,
	year: string
): { month: string; rows: PaperRow[] }[] {
	const papers = days.desk.editions.filter(({ date }) => date.startsWith(year));
	const [first, last] = [`${year}-01-01`, `${year}-12-31`];
	const closures = days.closures.filter(({ from, to }) => from <= last && to >= first);
	const rows = [
		...closures.map((closure): PaperRow => {
			const date = closure.from < first ? first : closure.from;
			return { kind: 'closure', id: closure.id, date, closure };
		}),
		...papers.flatMap((edition) => rowsOf(days.paper(edition)))
	];
	// Sorting is stable: what is missing stays before the paper that leaves it out.
	rows.sort((a, b) => a.date.localeCompare(b.date));
	return monthsOf(year)
		.map((month) => ({ month, rows: rows.filter(({ date }) => date.startsWith(month)) }))
		.filter((one) => one.rows.length > 0);
}

function rowsOf(paper: DayPaper): PaperRow[] {
	const { edition, fault, reason } = paper;
	const { id, date } = edition;
	const row: PaperRow = { kind: 'paper', id, date, paper };
	if (fault?.kind !== 'issueGap') return [row];
	const isExplained = reason !== undefined;
	return [{ kind: 'gap', id: `gap-${id}`, date, numbers: gapWords(fault), isExplained }, row];
}

/** The row to which a key goes: the next, the last, the first of another month. Null: to none. */
export function rowStep(rows: readonly PaperRow[], at: number, key: string): number | null {
	const month = rows[at]?.date.slice(0, 7) ?? '';
	const first = (of: string | undefined) => rows.findIndex(({ date }) => date.slice(0, 7) === of);
	const others = [...new Set(rows.map(({ date }) => date.slice(0, 7)))];
	const beside = (by: number) => first(others[others.indexOf(month) + by]);
	const to = {
		ArrowUp: at - 1,
		ArrowDown: at + 1,
		PageUp: beside(-1),
		PageDown: beside(1),
		Home: 0,
		End: rows.length - 1
	}[key];
	return to === undefined || !rows[to] ? null : to;
}
