import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { visibleTo } from '#model/visible.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** The commands that changed an edition's plan, oldest first: PlanEntry[]. ?after=: those since a seq. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { desk, paces, planHistory } = services();
	const person = locals.person && desk.view.get('person', locals.person.id);
	const { session } = locals;
	if (!person || !session || !can(person, 'desk.read')) return json([], { status: 401 });
	if (!desk.view.get('edition', params.id)) return json([], { status: 404 });
	if (!paces.plans.take(session.id)) return json([], { status: 429 });
	const after = Number(url.searchParams.get('after') ?? Number.NaN);
	const entries = await planHistory.entries(
		params.id,
		Number.isSafeInteger(after) && after >= 0 ? after : undefined
	);
	const visible = entries.map((entry) => ({
		...entry,
		changes: visibleTo(person, entry.changes)
	}));
	return json(visible, { headers: { 'cache-control': 'no-store' } });
};
