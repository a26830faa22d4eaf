import { SolarDay } from 'tyme4ts';
import type { Edition } from './edition.ts';
import { weekdayOf } from './days.ts';

// The lunar tables weigh tens of kilobytes: pages of the browser get the words from their load.

/** The lunar date as a masthead prints it: 农历乙巳年四月初三. */
export function lunarDate(date: string): string {
	return lunarDay(date).toString();
}

/** For a calendar's cell: 初三, or the month on its first day: 四月, 闰六月. */
export function lunarShort(date: string): string {
	const day = lunarDay(date);
	return day.getDay() === 1 ? day.getLunarMonth().getName() : day.getName();
}

function lunarDay(date: string) {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	return SolarDay.fromYmd(year, month, day).getLunarDay();
}

/** What a masthead says about the day. */
export interface MastheadFacts {
	date: string;
	/** 0 Sunday … 6 Saturday. */
	weekday: number;
	lunar: string;
	issue: number | null;
	pages: number;
}

export const mastheadFacts = (
	{ date, issue }: Pick<Edition, 'date' | 'issue'>,
	pages: number
): MastheadFacts => ({ date, weekday: weekdayOf(date), lunar: lunarDate(date), issue, pages });
