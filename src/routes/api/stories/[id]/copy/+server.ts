import { json } from '@sveltejs/kit';
import { storyRoom } from '#document/room-name.ts';
import { commentedKey, placedThreads, type PlacedThread } from '#model/commented.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/**
 * The words of a story as they are now, as they are set (Copy of src/lib/model), and their hash; with
 * where its open comments stand, and the key (commentedKey) that words and comments are known by.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { desk, paces } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	if (!paces.copies.take(locals.session.id)) return refused(429);
	const threads = placedThreads(threadsOn(params.id));
	const { hash, copy, places } = await read(params.id, threads);
	const placed = Object.fromEntries(threads.map(({ id }, index) => [id, places[index] ?? []]));
	const key = commentedKey(hash, threads);
	return json({ hash, key, copy, places: placed }, { headers: UNKEPT });
};

/** Comments that take too long to place must not keep the words themselves from the page. */
async function read(storyId: string, threads: readonly PlacedThread[]) {
	const { stories, log } = services();
	const room = storyRoom(storyId);
	if (threads.length > 0)
		try {
			const anchors = threads.map(({ anchor }) => anchor);
			return await stories.ask(room, { type: 'commented', storyId, anchors });
		} catch (error) {
			log.error({ err: error, storyId }, 'comments are not placed on the page');
		}
	return { ...(await stories.ask(room, { type: 'copy', storyId })), places: [] };
}

function* threadsOn(storyId: string) {
	for (const thread of services().desk.view.list('thread'))
		if (thread.storyId === storyId) yield thread;
}

/** It changes while people write, and is nobody else’s business. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json(null, { status, headers: UNKEPT });
