import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import type { PageServerLoad } from './$types';

/** The rows are asked for by the page itself: here only whether somebody may see any. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.person || !can(locals.person, 'audit.read'))
		error(403, { message: 'Not for this role', only: 'log' });
};
