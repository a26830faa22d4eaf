import type { Edition } from '#model/edition.ts';
import { takesNumber } from '#model/edition.ts';
import type { calendarTexts } from '#lib/i18n/calendar.ts';
import type { Format } from '#lib/i18n/format.ts';
import { shortFault } from './fault-words.ts';
import type { DayPaper, PublishingDay } from './publishing-days.svelte.ts';

type Texts = (typeof calendarTexts)['zh'];

/** A paper's total issue number, or that it has none. */
export function issueOf(t: Texts, edition: Edition): string {
	if (edition.issue !== null) return String(edition.issue);
	return takesNumber(edition) ? t.noIssue : t.notCounted;
}

/** Where a paper is: 正在编, 已付印; empty: it is made, and its turn is still to come. */
export const stateOf = (t: Texts, { isMaking, isPrinted }: DayPaper): string =>
	isMaking ? t.making : isPrinted ? t.printed : '';

interface Labelled {
	t: Texts;
	format: Format;
	day: PublishingDay;
	/** The number its own paper is to have. */
	expected?: number | null;
	isToday: boolean;
	pagesOf: (paper: DayPaper) => string;
	/** 春节, 立冬; empty: none. */
	named: string;
}

/** All that a day of the calendar says, for who does not see it. */
export function dayLabel(labelled: Labelled): string {
	const { t, format, day, isToday, named } = labelled;
	const words = [format.dayAndWeekday(day.date), named, isToday ? t.today : ''];
	const said = [...words, ...papersOf(labelled), ...restOf(labelled)].filter(Boolean);
	return said.join(format.lang === 'zh' ? '，' : ', ');
}

const papersOf = ({ t, format, day, pagesOf }: Labelled): string[] =>
	[...(day.own ? [day.own] : []), ...day.beside].flatMap((paper) => {
		const { edition, fault, reason } = paper;
		const odd = fault && !reason ? shortFault(t, fault) : '';
		const name = format.editionKind(edition) || (edition.name ?? '');
		return [name, t.edition(issueOf(t, edition), pagesOf(paper)), stateOf(t, paper), odd];
	});

function restOf({ t, day, expected = null }: Labelled): string[] {
	const { own, closure, isOff } = day;
	if (own) return [];
	if (closure) return [t.closed, closure.reason];
	if (isOff) return [t.off];
	return [expected === null ? t.day.empty : t.expected(String(expected))];
}
