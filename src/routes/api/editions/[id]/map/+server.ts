import { json } from '@sveltejs/kit';
import { pageMaps } from '#model/page-map.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** Where everything stands on the pages of an edition: PageMap[]; `?page=3`: that page’s alone. */
export const GET: RequestHandler = ({ params, url, locals }) => {
	const { view } = services().desk;
	if (!locals.person) return json([], { status: 401 });
	if (!can(locals.person, 'story.read')) return json([], { status: 403 });
	const edition = view.get('edition', params.id);
	const asked = url.searchParams.get('page');
	const maps = edition
		? pageMaps(view, edition).filter(({ page }) => asked === null || String(page.number) === asked)
		: [];
	return json(maps, { status: maps.length > 0 ? 200 : 404 });
};
