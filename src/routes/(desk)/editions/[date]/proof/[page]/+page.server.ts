import { editionAt } from '#model/edition-address.ts';
import { error } from '@sveltejs/kit';
import { pagesOf } from '#model/board.ts';
import { mastheadFacts } from '#model/calendar.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** What the masthead says of the day, and what prints; the page itself is set in the browser, from the desk. */
export const load: PageServerLoad = ({ params, untrack }) => {
	const { desk, pdf } = services();
	const { view } = desk;
	const edition = editionAt(view.list('edition'), params.date);
	// Every page has the same of it: whoever turns the page asks nothing, and so needs no server.
	const isNumber = untrack(() => /^[1-9]\d?$/.test(params.page));
	if (!edition || !isNumber) error(404);
	return {
		facts: mastheadFacts(edition, pagesOf(view, edition.id).length),
		means: pdf.means()
	};
};
