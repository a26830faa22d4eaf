import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** Nothing but who may: the texts are fetched one by one. */
export const load: PageServerLoad = ({ params, locals }) => {
	const story = services().desk.view.get('story', params.id);
	if (!locals.person) error(401);
	if (!can(locals.person, 'story.read')) error(403);
	if (!story) error(404);
};
