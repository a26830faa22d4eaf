import { addMonths, daysOf, monthsOf } from '#model/days.ts';

export const CALENDAR_VIEWS = ['month', 'year', 'list'] as const;
/** 月, 年, 列表: how the calendar is looked at; list is a year's, too. */
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** What an address asks for; anything else is the month. */
export const calendarViewOf = (asked: string | null): CalendarView =>
	CALENDAR_VIEWS.find((view) => view === asked) ?? 'month';

/** @param month "YYYY-MM"; of a year, one of it */
export const calendarAddress = (view: CalendarView, month: string): string =>
	`/calendar?${view === 'month' ? '' : `view=${view}&`}month=${month}`;

/** The month by which the calendar turns to the one before or after what it shows. */
export const turned = (view: CalendarView, month: string, by: -1 | 1): string =>
	addMonths(month, view === 'month' ? by : by * 12);

/** The days that it shows as its own. */
export const daysShown = (view: CalendarView, month: string): string[] =>
	view === 'month' ? daysOf(month) : monthsOf(month.slice(0, 4)).flatMap(daysOf);

/** Whether a day is one of them. */
export const isDayShown = (view: CalendarView, month: string, date: string): boolean =>
	date.startsWith(view === 'month' ? month : month.slice(0, 4));
