import { lunarDate, lunarShort } from '#model/calendar.ts';
import { isMonth, weeksOf } from '#model/days.ts';
import { currentEdition } from '#model/edition.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/**
 * A month with its lunar days, whose tables are too heavy for the browser, and how many pages each
 * edition has: the desk of a browser knows only the recent ones.
 */
export const load: PageServerLoad = ({ url }) => {
	const { view } = services().desk;
	const asked = url.searchParams.get('month') ?? '';
	const current = currentEdition(view.list('edition'), Date.now());
	const today = new Date().toISOString().slice(0, 10);
	const month = isMonth(asked) ? asked : (current?.date ?? today).slice(0, 7);
	const weeks = weeksOf(month);
	const pages: Record<string, number> = {};
	for (const { editionId } of view.list('page')) pages[editionId] = (pages[editionId] ?? 0) + 1;
	return {
		month,
		weeks,
		lunar: Object.fromEntries(weeks.flat().map((date) => [date, lunarShort(date)])),
		lunarMonth: lunarDate(`${month}-15`).replace(/月.*$/, '月'),
		pages
	};
};
