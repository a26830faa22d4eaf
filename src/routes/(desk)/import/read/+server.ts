import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types.js';

/** Reads an uploaded .txt or .docx: raw bytes in, a form of `text` and `image`s out. Keeps nothing. */
export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.person || !can(locals.person, 'story.create'))
		return json({ reason: 'forbidden' }, { status: 403 });
	const read = await services().intake.read(new Uint8Array(await request.arrayBuffer()));
	if (!read.ok) return json({ reason: read.error }, { status: 422 });
	const form = new FormData();
	form.set('text', read.value.text);
	for (const { bytes, mime } of read.value.images)
		form.append('image', new Blob([bytes], { type: mime }));
	return new Response(form);
};
