import { error } from '@sveltejs/kit';
import { errorTexts } from '#lib/i18n/error.ts';
import type { SignInFacts } from '#lib/people/person-row.ts';
import { services } from '#server/services.ts';
import { orAway } from '../../store-away.server.ts';
import type { PageServerLoad } from './$types';

/** How people sign in, which is no record of the desk; the people themselves are the desk's. */
export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('copydesk:people');
	const asked = locals.person && services().people.access(locals.person.id);
	const access = asked && (await orAway(asked, errorTexts[locals.lang].away));
	if (!access?.ok) error(403, { message: 'Only for administrators', only: 'administrators' });
	const facts: SignInFacts[] = access.value;
	return { facts };
};
