import { error } from '@sveltejs/kit';
import { packRecords } from '#lib/sync/packed-records.ts';
import { services } from '#server/services.ts';
import type { LayoutServerLoad } from './$types';

/** The whole desk, once for each full load; from then on the feed keeps it. */
export const load: LayoutServerLoad = ({ locals }) => {
	if (!locals.person) error(401);
	const { desk, digest, seen } = services();
	digest.speaks(locals.person.id, locals.lang);
	const start = {
		me: locals.person.id,
		position: desk.position,
		records: packRecords(desk.snapshot(locals.person)),
		seen: seen.of(locals.person.id)
	};
	return { start, now: Date.now() };
};
