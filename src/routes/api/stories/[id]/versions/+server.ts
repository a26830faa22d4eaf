import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** The texts of a story that are kept, the newest first: Version[]. Their words are at `../text?hash=`. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { desk, paces, store } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	if (!paces.copies.take(locals.session.id)) return refused(429);
	return json(await store.versions.list(params.id), { headers: UNKEPT });
};

/** Nobody else’s business, and nobody’s who may no longer read stories. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json([], { status, headers: UNKEPT });
