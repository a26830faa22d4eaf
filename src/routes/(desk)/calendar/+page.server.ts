import { lunarDate, lunarShort, namedDays } from '#model/calendar.ts';
import { isMonth, weeksOf } from '#model/days.ts';
import { currentEdition } from '#model/edition.ts';
import { calendarViewOf, daysShown } from '#lib/board/calendar-view.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/**
 * A month or the year of it, with lunar days and festivals, whose tables are too heavy for the browser,
 * and how many pages each edition has: the desk of a browser knows only the recent ones.
 */
export const load: PageServerLoad = ({ url }) => {
	const { view } = services().desk;
	const asked = url.searchParams.get('month') ?? '';
	const current = currentEdition(view.list('edition'), Date.now());
	const today = new Date().toISOString().slice(0, 10);
	const month = isMonth(asked) ? asked : (current?.date ?? today).slice(0, 7);
	const shown = calendarViewOf(url.searchParams.get('view'));
	const weeks = shown === 'month' ? weeksOf(month) : [];
	const dates = shown === 'month' ? weeks.flat() : daysShown(shown, month);
	const pages: Record<string, number> = {};
	for (const { editionId } of view.list('page')) pages[editionId] = (pages[editionId] ?? 0) + 1;
	return {
		...{ view: shown, month, weeks, pages },
		named: shown === 'list' ? {} : namedDays(dates),
		lunar: Object.fromEntries(weeks.flat().map((date) => [date, lunarShort(date)])),
		lunarMonth: shown === 'month' ? lunarDate(`${month}-15`).replace(/月.*$/, '月') : ''
	};
};
