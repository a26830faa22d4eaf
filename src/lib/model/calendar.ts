import { SolarDay } from 'tyme4ts';
import { calledInPrint, type Edition } from './edition.ts';
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

/** A day with a name: a festival or a solar term, and whether people have it off or make up for one. */
export interface NamedDay {
	/** 春节, 立冬, 记者节; empty: only off, or worked. */
	name: string;
	/** By the state’s calendar, as far as it is out. */
	holiday: 'off' | 'worked' | null;
}

/** Null: a day like any other. */
export function namedDay(date: string): NamedDay | null {
	const day = solarDay(date);
	const term = day.getTermDay();
	const legal = day.getLegalHoliday();
	const name =
		(date.endsWith(JOURNALISTS_DAY.date) ? JOURNALISTS_DAY.name : undefined) ??
		day.getLunarDay().getFestival()?.getName() ??
		day.getFestival()?.getName() ??
		(term.getDayIndex() === 0 ? term.getSolarTerm().getName() : '');
	const holiday = legal ? (legal.isWork() ? 'worked' : 'off') : null;
	return name === '' && holiday === null ? null : { name, holiday };
}

/** The names of some days, by date. */
export const namedDays = (dates: readonly string[]): Record<string, NamedDay> =>
	Object.fromEntries(
		dates.flatMap((date) => {
			const named = namedDay(date);
			return named ? [[date, named]] : [];
		})
	);

/** 中国记者节: of this trade alone, so the tables do not have it. */
const JOURNALISTS_DAY = { date: '-11-08', name: '记者节' };

function solarDay(date: string): SolarDay {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	return SolarDay.fromYmd(year, month, day);
}

const lunarDay = (date: string) => solarDay(date).getLunarDay();

/** What a masthead says about the day. */
export interface MastheadFacts {
	date: string;
	/** 0 Sunday … 6 Saturday. */
	weekday: number;
	lunar: string;
	issue: number | null;
	pages: number;
	/** 号外, 丰收特刊; not given: the usual paper. */
	called?: string;
}

export function mastheadFacts(
	edition: Pick<Edition, 'date' | 'issue' | 'kind' | 'name'>,
	pages: number
): MastheadFacts {
	const { date, issue } = edition;
	const called = calledInPrint(edition);
	return {
		...{ date, weekday: weekdayOf(date), lunar: lunarDate(date), issue, pages },
		...(called !== '' && { called })
	};
}
