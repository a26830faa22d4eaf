import { json } from '@sveltejs/kit';
import { newId } from '#model/ids.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types.js';

/** Takes a picture out of a document in, before the story is made that will show it. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const { desk, photos } = services();
	if (!locals.person || !can(locals.person, 'story.create'))
		return json({ reason: 'forbidden' }, { status: 403 });
	const personId = locals.person.id;
	const fileName = url.searchParams.get('name') ?? '';
	const about = { fileName, storyId: null, personId, at: Date.now() };
	const added = await photos.add(new Uint8Array(await request.arrayBuffer()), about);
	if (!added.ok)
		return json({ reason: added.error }, { status: added.error === 'store-away' ? 503 : 422 });
	const done = await desk.execute(personId, newId(), { type: 'asset.add', asset: added.value });
	return done.ok ? json({ asset: added.value }) : json({ reason: 'forbidden' }, { status: 403 });
};
