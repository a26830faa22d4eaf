import { error, text } from '@sveltejs/kit';
import { lunarDate } from '#model/calendar.ts';
import { isDate } from '#model/edition.ts';
import type { RequestHandler } from './$types.js';

/** The lunar date of ?date=YYYY-MM-DD; the tables are too heavy for the browser. */
export const GET: RequestHandler = ({ url }) => {
	const date = url.searchParams.get('date');
	if (!isDate(date)) error(400, 'No such date');
	return text(lunarDate(date), { headers: { 'cache-control': 'private, max-age=86400' } });
};
