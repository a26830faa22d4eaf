import { error } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import { unlessStoreAway } from '../../api/file-answer.server.ts';
import type { RequestHandler } from './$types.js';

/** A photo's bytes, ?w=320 or ?w=960 for a smaller one. An id never stands for other bytes. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	unlessStoreAway(locals.lang, () => photo(params.id, url, locals));

async function photo(id: string, url: URL, { person }: App.Locals): Promise<Response> {
	const { desk, photos } = services();
	const asset = desk.view.get('asset', id);
	if (!person || !asset || !can(person, 'desk.read')) error(404, 'No such photo');
	const width = { '320': 320, '960': 960 }[url.searchParams.get('w') ?? ''] ?? null;
	const bytes = await photos.read(asset.id, width as 320 | 960 | null);
	if (!bytes) error(404, 'No such photo');
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': asset.mime,
			'cache-control': 'private, max-age=31536000, immutable',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
}
