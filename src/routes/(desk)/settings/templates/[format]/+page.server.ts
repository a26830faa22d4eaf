import { error } from '@sveltejs/kit';
import { formatNow } from '#model/paper-format.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** `new` is one that is yet to be made. */
export const load: PageServerLoad = ({ params }) => {
	if (params.format !== 'new' && !formatNow(services().desk.view, params.format))
		error(404, 'No such format');
};
