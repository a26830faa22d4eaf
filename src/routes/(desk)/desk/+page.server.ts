import { lunarDate } from '#model/calendar.ts';
import { currentEdition } from '#model/edition.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** The lunar date, whose tables are too heavy for the browser. */
export const load: PageServerLoad = () => {
	const edition = currentEdition(services().desk.view.list('edition'), Date.now());
	return { lunar: edition ? lunarDate(edition.date) : '' };
};
