import { json } from '@sveltejs/kit';
import { storyRoom } from '#document/room-name.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** The words of a story as they are now, as they are set (Copy of src/lib/model), and their hash. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { desk, paces, stories } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	if (!paces.copies.take(locals.session.id)) return refused(429);
	return json(await stories.ask(storyRoom(params.id), { type: 'copy', storyId: params.id }), {
		headers: UNKEPT
	});
};

/** It changes while people write, and is nobody else’s business. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json(null, { status, headers: UNKEPT });
