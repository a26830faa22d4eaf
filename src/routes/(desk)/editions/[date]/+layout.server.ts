import { error } from '@sveltejs/kit';
import { lunarDate } from '#model/calendar.ts';
import { editionAt } from '#model/edition-address.ts';
import { services } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';

/** `date`: a paper's address (see editionAddress). The lunar date, whose tables are too heavy for the browser; the rest is the desk's. */
export const load: LayoutServerLoad = ({ params }) => {
	const edition = editionAt(services().desk.view.list('edition'), params.date);
	if (!edition) error(404);
	return { lunar: lunarDate(edition.date) };
};
