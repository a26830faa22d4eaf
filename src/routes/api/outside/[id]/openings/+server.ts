import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** When, where from and on what a link was opened, the newest first: for who may send stories out. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { desk, outside, paces } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.send-out')) return refused(403);
	const review = desk.view.get('outside', params.id);
	if (!review) return refused(404);
	if (!paces.copies.take(locals.session.id)) return refused(429);
	return json(await outside.openings(review), { headers: UNKEPT });
};

const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json([], { status, headers: UNKEPT });
