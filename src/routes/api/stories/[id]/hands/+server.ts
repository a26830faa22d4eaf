import { json } from '@sveltejs/kit';
import { storyRoom } from '#document/room-name.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** Whose hand each client id of the story is, and what nobody can say of: Hands of the sync server. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { desk, sync } = services();
	if (!locals.person) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	return json(await sync.hands(storyRoom(params.id)), { headers: UNKEPT });
};

/** It grows while people write, and is nobody else's business. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json([], { status, headers: UNKEPT });
