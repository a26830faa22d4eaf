import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import type { LayoutServerLoad } from './$types';

/** What is shown is on the desk already; whether this person may change it is said here. */
export const load: LayoutServerLoad = ({ locals }) => {
	if (!locals.person || !can(locals.person, 'newsroom.configure'))
		error(403, { message: 'Only for administrators', only: 'administrators' });
};
