import { json } from '@sveltejs/kit';
import { storyRoom } from '#document/room-name.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/**
 * The blocks of a story and their hash: as they are now, or, with `?hash=`, as they were kept under
 * it: signed, sent back, asked for, or after a pause (404 where they were not).
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { desk, paces, stories, store } = services();
	if (!locals.person || !locals.session) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	if (!desk.view.get('story', params.id)) return refused(404);
	if (!paces.copies.take(locals.session.id)) return refused(429);
	const hash = url.searchParams.get('hash');
	if (hash === null) {
		const now = await stories.ask(storyRoom(params.id), { type: 'version', before: [] });
		return json({ hash: now.hash, blocks: now.blocks }, { headers: UNKEPT });
	}
	const blocks = await store.versions.text(params.id, hash);
	return blocks ? json({ hash, blocks }, { headers: UNKEPT }) : refused(404);
};

/** Nobody else’s business, and nobody’s who may no longer read stories. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json(null, { status, headers: UNKEPT });
