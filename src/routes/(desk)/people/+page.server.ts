import { error } from '@sveltejs/kit';
import type { SignInFacts } from '#lib/people/person-row.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** How people sign in, which is no record of the desk; the people themselves are the desk's. */
export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('copydesk:people');
	const access = locals.person && (await services().people.access(locals.person.id));
	if (!access?.ok) error(403, { message: 'Only for administrators', only: 'administrators' });
	const facts: SignInFacts[] = access.value;
	return { facts };
};
