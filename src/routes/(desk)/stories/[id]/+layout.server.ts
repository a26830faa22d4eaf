import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';

/** Who may, and to which edition it belongs, which the browser may not hold: the words come over the story's own connection. */
export const load: LayoutServerLoad = ({ params, locals }) => {
	const story = services().desk.view.get('story', params.id);
	if (!locals.person) error(401);
	if (!can(locals.person, 'story.read')) error(403);
	if (!story) error(404);
	return { editionId: story.editionId };
};
