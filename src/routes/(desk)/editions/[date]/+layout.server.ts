import { error } from '@sveltejs/kit';
import { lunarDate } from '#model/calendar.ts';
import { editionAt } from '#model/edition-address.ts';
import { services } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';

/** `date`: a paper's address (see editionAddress). The lunar date, whose tables are too heavy for the browser; the rest is the desk's. */
export const load: LayoutServerLoad = async ({ params }) => {
	const { desk } = services();
	const find = () => editionAt(desk.view.list('edition'), params.date);
	// It may have been made at another server a moment ago.
	if (!find()) await desk.refresh();
	const edition = find();
	if (!edition) error(404);
	return { lunar: lunarDate(edition.date) };
};
