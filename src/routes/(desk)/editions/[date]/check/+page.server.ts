import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import type { PageServerLoad } from './$types';

/** What is checked is in stories and comments: for whoever may read them. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.person || !can(locals.person, 'story.read')) error(403, 'Not for this role');
};
