import { editionAddress } from '#model/edition-address.ts';
import { redirect } from '@sveltejs/kit';
import { currentEdition } from '#model/edition.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** The edition in the making; where there is none, the page says how the first one is made. */
export const load: PageServerLoad = () => {
	const edition = currentEdition(services().desk.view.list('edition'), Date.now());
	if (edition) redirect(307, `/editions/${editionAddress(edition)}`);
};
