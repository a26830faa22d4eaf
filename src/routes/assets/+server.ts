import { json } from '@sveltejs/kit';
import { newId } from '#model/ids.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types.js';

/** Takes a photo in for a story: raw bytes, ?story=<id>&name=<file name>. Answers {asset} or {reason}. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const { desk, photos } = services();
	const story = desk.view.get('story', url.searchParams.get('story') ?? '');
	if (!locals.person || !story || !can(locals.person, 'story.write', { story }))
		return json({ reason: 'forbidden' }, { status: 403 });
	const personId = locals.person.id;
	const about = {
		fileName: url.searchParams.get('name') ?? '',
		storyId: story.id,
		personId,
		at: Date.now()
	};
	const added = await photos.add(new Uint8Array(await request.arrayBuffer()), about);
	if (!added.ok)
		return json({ reason: added.error }, { status: added.error === 'store-away' ? 503 : 422 });
	const done = await desk.execute(personId, newId(), { type: 'asset.add', asset: added.value });
	return done.ok ? json({ asset: added.value }) : json({ reason: 'forbidden' }, { status: 403 });
};
