import { editionAddress } from '#model/edition-address.ts';
import { redirect } from '@sveltejs/kit';
import { currentEdition } from '#model/edition.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** The front door: the edition in the making, or one's desk while there is none. */
export const load: PageServerLoad = () => {
	const edition = currentEdition(services().desk.view.list('edition'), Date.now());
	redirect(307, edition ? `/editions/${editionAddress(edition)}` : '/desk');
};
