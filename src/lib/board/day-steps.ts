import { addDays, addMonths } from '#model/days.ts';

const DAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS: Record<string, number> = { PageUp: -1, PageDown: 1 };

/** The day to which a key goes in a calendar: arrows by day and week, Page Up and Down by month. Null: to none. */
export function dayStep(date: string, key: string): string | null {
	const [days, months] = [DAYS[key], MONTHS[key]];
	if (days !== undefined) return addDays(date, days);
	return months === undefined ? null : sameDay(date, months);
}

/** The same day of another month, or its last. */
function sameDay(date: string, months: number): string {
	const to = addMonths(date, months);
	const last = addDays(`${addMonths(to, 1)}-01`, -1);
	const wanted = `${to}-${date.slice(8)}`;
	return wanted > last ? last : wanted;
}
