import { daysOf } from '#model/days.ts';
import { takesNumber } from '#model/edition.ts';
import type { Closure } from '#model/publishing.ts';
import type { calendarTexts } from '#lib/i18n/calendar.ts';
import type { Format } from '#lib/i18n/format.ts';
import { shortFault } from './fault-words.ts';
import type { DayPaper, PublishingDays } from './publishing-days.svelte.ts';

export interface MonthNote {
	text: string;
	isFault: boolean;
}

interface Noted {
	t: (typeof calendarTexts)['zh'];
	format: Format;
	days: PublishingDays;
	/** "YYYY-MM". */
	month: string;
}

/** What is out of the ordinary in a month, day by day: closures, extra and special issues, odd numbers. */
export function monthNotes(noted: Noted): MonthNote[] {
	const { format, days, month } = noted;
	const told = new Set<Closure>();
	return daysOf(month).flatMap((date): MonthNote[] => {
		const { own, beside, closure } = days.on(date);
		const papers = [...(own ? [own] : []), ...beside];
		const notes = papers.flatMap((paper) => paperNotes(noted, format.dayOfMonth(date), paper));
		if (!closure || told.has(closure)) return notes;
		told.add(closure);
		return [closureNote(noted, date, closure), ...notes];
	});
}

/** From a day on: 6日至9日 休刊 春节. */
function closureNote({ t, format, month }: Noted, date: string, closure: Closure): MonthNote {
	const { to, reason } = closure;
	const isWithin = to.startsWith(month);
	const last = isWithin ? format.dayOfMonth(to) : format.day(to);
	const first = format.dayOfMonth(date);
	const span = to === date ? first : `${first}${t.rules.to}${last}`;
	return { text: `${span} ${t.closed} ${reason}`, isFault: false };
}

function paperNotes({ t, format, days }: Noted, day: string, paper: DayPaper): MonthNote[] {
	const { edition } = paper;
	const fault = days.openFault(paper);
	const name = takesNumber(edition) ? (edition.name ?? '') : format.editionKind(edition);
	return [
		...(name ? [{ text: `${day} ${name}`, isFault: false }] : []),
		...(fault ? [{ text: `${day} ${shortFault(t, fault)}`, isFault: true }] : [])
	];
}
