import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.person || !can(locals.person, 'story.create'))
		error(403, { message: 'Only for those who write' });
};
