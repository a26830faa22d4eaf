import { json } from '@sveltejs/kit';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** What belongs to one edition, for those which the first snapshot leaves out: Change[]. */
export const GET: RequestHandler = ({ params, locals }) => {
	const { desk } = services();
	if (!locals.person) return json([], { status: 401 });
	if (!desk.view.get('edition', params.id)) return json([], { status: 404 });
	return json(desk.edition(locals.person, params.id));
};
