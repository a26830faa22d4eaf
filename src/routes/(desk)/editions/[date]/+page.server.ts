import { editionAt } from '#model/edition-address.ts';
import { can } from '#model/permissions.ts';
import { isPressed } from '#model/press.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** What the edition lacks for the press, said at once; null: it is at press, or not theirs to know. */
export const load: PageServerLoad = ({ params, locals }) => {
	const { desk, readiness } = services();
	const edition = editionAt(desk.view.list('edition'), params.date);
	const { person } = locals;
	const isAsked = edition && person && !isPressed(edition) && can(person, 'story.read');
	return { readiness: isAsked ? readiness.of(edition) : null };
};
