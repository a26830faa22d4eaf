import { error, fail, redirect } from '@sveltejs/kit';
import { linkTexts } from '#lib/i18n/link.ts';
import { callerOf } from '#lib/people/caller.ts';
import { formOf } from '#lib/people/form-of.ts';
import { setCookies } from '#lib/people/set-cookies.ts';
import { isPasswordProblem } from '#model/password.ts';
import { services } from '#server/services.ts';
import { orAway, unlessAway } from '../../store-away.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever has the link may know for whom it is, and nothing else. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const opened = services().people.openLink(params.token);
	const owner = await orAway(opened, linkTexts[locals.lang].away);
	if (!owner.ok) error(410, { message: 'The link is over', link: owner.error });
	const { name, username } = owner.value;
	return { name, username };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event.request);
		const password = String(form.get('password') ?? '');
		if (password !== form.get('again')) return fail(400, { problem: 'differs' as const });
		const { people, auth } = services();
		const { unsure } = linkTexts[event.locals.lang];
		const chosen = await orAway(people.choosePassword(event.params.token, password), unsure);
		if (!chosen.ok)
			return fail(isPasswordProblem(chosen.error) ? 400 : 410, { problem: chosen.error });
		const credentials = { login: chosen.value.username, password, remember: true };
		const signedIn = await unlessAway(auth.signIn(credentials, callerOf(event)));
		// The password is set: they sign in with it.
		if (signedIn === 'away' || !signedIn.ok) return redirect(303, '/sign-in');
		setCookies(event.cookies, signedIn.value.cookies, event.url);
		return redirect(303, '/');
	}
};
