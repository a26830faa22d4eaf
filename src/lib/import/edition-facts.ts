import { editionAt } from '#model/edition-address.ts';
import { daysBetween } from '#model/days.ts';
import type { Edition } from '#model/edition.ts';
import { checkIssue, proposeIssue, type IssueWarning } from '#model/issue-number.ts';
import type { FactCheck, Masthead } from '#model/import/recognition.ts';

export interface FactCell {
	fact: 'date' | 'weekday' | 'lunar' | 'issue' | 'pages';
	/** As printed; weekday as 0…6, date as "YYYY-MM-DD". */
	value: string;
	/** ok: agrees; off: does not; unchecked: there is nothing to hold it against. */
	state: 'ok' | 'off' | 'unchecked';
	/** What it should be. */
	computed: string;
	warning: IssueWarning['warning'] | null;
}

const FACTS: FactCell['fact'][] = ['date', 'weekday', 'lunar', 'issue', 'pages'];

/** The masthead's facts, each held against the calendar and the papers before it. */
export function factCells(
	masthead: Masthead,
	checks: FactCheck[],
	editions: Edition[]
): FactCell[] {
	return FACTS.flatMap((fact): FactCell[] => {
		const value = masthead[fact];
		if (value === undefined) return [];
		if (fact === 'issue') return [issueCell(masthead, editions)];
		const check = checks.find((one) => one.fact === fact);
		const state = check ? (check.ok ? 'ok' : 'off') : 'unchecked';
		return [{ fact, value: String(value), state, computed: check?.computed ?? '', warning: null }];
	});
}

/** Papers so many days apart follow each other closely enough to count from one to the other. */
const NEAR = 31;

function issueCell({ date, issue = 0 }: Masthead, editions: Edition[]): FactCell {
	const known = (date && editionAt(editions, date)?.issue) ?? null;
	const near = editions.filter((one) => date && Math.abs(daysBetween(one.date, date)) <= NEAR);
	const proposed = date ? (known ?? proposeIssue(near, { date })) : null;
	const odd = date && known !== issue ? checkIssue(near, { date }, issue) : null;
	return {
		fact: 'issue',
		value: String(issue),
		state: proposed === null ? 'unchecked' : proposed === issue && !odd ? 'ok' : 'off',
		computed: proposed === null ? '' : String(proposed),
		warning: odd?.warning ?? null
	};
}
