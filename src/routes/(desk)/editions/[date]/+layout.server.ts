import { error } from '@sveltejs/kit';
import { lunarDate } from '#model/calendar.ts';
import { isDate } from '#model/edition.ts';
import { services } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';

/** The lunar date, whose tables are too heavy for the browser; the rest is the desk's. */
export const load: LayoutServerLoad = ({ params }) => {
	const isThere =
		isDate(params.date) &&
		[...services().desk.view.list('edition')].some((edition) => edition.date === params.date);
	if (!isThere) error(404);
	return { lunar: lunarDate(params.date) };
};
