import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/**
 * Who made of one text of a story another: MadeChanges. `?from=` and `&to=` are versions; without `to`
 * it is the text there is. 404: one of them is not kept.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { desk, paces, changeMakers } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	const [from, to] = [url.searchParams.get('from'), url.searchParams.get('to')];
	if (from === null) return refused(400);
	if (!paces.changes.take(locals.session.id)) return refused(429);
	const made = await changeMakers.between(params.id, from, to);
	return made.ok ? json(made.value, { headers: UNKEPT }) : refused(404);
};

/** Nobody else’s business, and nobody’s who may no longer read stories. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json(null, { status, headers: UNKEPT });
