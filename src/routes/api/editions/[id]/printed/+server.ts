import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** What the editions before one printed that is like something in it: PrintedPapers. */
export const GET: RequestHandler = ({ params, locals }) => {
	const { desk, paces, printed } = services();
	if (!locals.person || !locals.session) return json(null, { status: 401 });
	if (!can(locals.person, 'story.read')) return json(null, { status: 403 });
	const edition = desk.view.get('edition', params.id);
	if (!edition) return json(null, { status: 404 });
	if (!paces.printed.take(locals.session.id)) return json(null, { status: 429 });
	return new Response(printed.of(edition), { headers: { 'content-type': 'application/json' } });
};
