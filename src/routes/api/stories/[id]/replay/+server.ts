import { storyRoom } from '#document/room-name.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/**
 * How a story came to be: a ReplayRecord as JSON. `x-replay-length` has its bytes before compression,
 * to tell how far it has come. 413: it is too long for one.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { desk, paces, replays } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	if (!paces.replays.take(locals.session.id)) return refused(429);
	const made = await replays.of(storyRoom(params.id));
	if (!made.ok) return refused(made.error === 'too-long' ? 413 : 500);
	const { gzip, length } = made.value;
	return new Response(gzip, {
		headers: {
			...UNKEPT,
			'content-type': 'application/json',
			'content-encoding': 'gzip',
			'content-length': String(gzip.length),
			'x-replay-length': String(length)
		}
	});
};

/** Nobody else’s business, and nobody’s who may no longer read stories. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => new Response(null, { status, headers: UNKEPT });
