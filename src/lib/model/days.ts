const DAY = 86_400_000;

const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** A date so many days on: "YYYY-MM-DD". */
export const addDays = (date: string, days: number): string =>
	new Date(noon(date) + days * DAY).toISOString().slice(0, 10);

/** Days from one date to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((noon(to) - noon(from)) / DAY);

/** The calendar date of a moment in a time zone, "YYYY-MM-DD". */
export const dateAt = (at: number, timeZone: string): string =>
	new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(noon(date)).getUTCDay();

/** Whether a string is a wall clock's time, "HH:MM" from 00:00 to 23:59. */
export const isClockTime = (typed: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed);

/** Whether a string is a month "YYYY-MM" of a year in which papers are made, lunar dates and all. */
export const isMonth = (value: string): boolean => /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(value);

/** The month of a date or month, or another one so many months on: "YYYY-MM". */
export function addMonths(month: string, months: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The months of a year: "YYYY-MM". */
export const monthsOf = (year: string): string[] =>
	Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);

/** The days of a month. */
export const daysOf = (month: string): string[] => {
	const first = `${month}-01`;
	const count = daysBetween(first, `${addMonths(month, 1)}-01`);
	return Array.from({ length: count }, (_, at) => addDays(first, at));
};

/** The weeks which a month's calendar shows, from Monday, with the days before and after it. */
export function weeksOf(month: string): string[][] {
	const first = `${month}-01`;
	const start = addDays(first, -((weekdayOf(first) + 6) % 7));
	const last = addDays(`${addMonths(month, 1)}-01`, -1);
	const weeks = Math.ceil((daysBetween(start, last) + 1) / 7);
	return Array.from({ length: weeks }, (_, week) =>
		Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day))
	);
}

/**
 * The moment of a wall clock's time in a time zone, epoch ms. Where the clocks are put forward over
 * it, the moment is as far after the change as the clock says.
 *
 * @param time "HH:MM"
 */
export function momentOf(date: string, time: string, timeZone: string): number {
	const wall = Date.parse(`${date}T${time}:00Z`);
	const first = wall - offsetAt(wall, timeZone);
	return wall - offsetAt(first, timeZone);
}

/** The calendar date of a moment in a time zone: "YYYY-MM-DD". */
export function datesIn(timeZone: string): (at: number) => string {
	const format = new Intl.DateTimeFormat('en-CA', { timeZone });
	return (at) => format.format(at);
}

/** How far a zone's clocks are ahead of UTC at a moment, ms. */
function offsetAt(at: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	}).formatToParts(at);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(
		of('year'),
		of('month') - 1,
		of('day'),
		of('hour'),
		of('minute'),
		of('second')
	);
	return wall - (at - (at % 1000));
}
