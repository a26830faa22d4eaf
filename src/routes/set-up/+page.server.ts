import { redirect } from '@sveltejs/kit';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** Where everybody lands before set-up who does not have its link. */
export const load: PageServerLoad = () => {
	if (services().setUp.isDone()) redirect(303, '/');
};
