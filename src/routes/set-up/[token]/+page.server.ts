import { fail, redirect } from '@sveltejs/kit';
import { callerOf } from '#lib/people/caller.ts';
import { formOf } from '#lib/people/form-of.ts';
import { checkSetUpFields, readSetUpForm, timeZones } from '#lib/people/set-up-form.ts';
import { setCookies } from '#lib/people/set-cookies.ts';
import type { SetUpProblem } from '#server/auth/set-up.ts';
import { services } from '#server/services.ts';
import { unlessAway } from '../../store-away.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const works = services().setUp.accepts(params.token);
	return { works, timeZones: works ? timeZones() : [] };
};

export const actions: Actions = {
	default: async (event) => {
		const { setUp, auth, sample } = services();
		const { password, ...typed } = readSetUpForm(await formOf(event.request));
		const checked = checkSetUpFields({ ...typed, password });
		if (!checked.ok) return fail(400, { typed, problem: checked.error, sample: null });
		const made = await unlessAway(setUp.run(event.params.token, checked.value));
		if (made === 'away') return fail(503, { typed, problem: 'away' as const, sample: null });
		if (!made.ok) return fail(400, { typed, problem: problemOf(made.error), sample: null });
		const credentials = { login: made.value.username, password, remember: true };
		const signedIn = await unlessAway(auth.signIn(credentials, callerOf(event)));
		if (signedIn !== 'away' && signedIn.ok)
			setCookies(event.cookies, signedIn.value.cookies, event.url);
		if (!typed.sample) return redirect(303, '/');
		const loaded = await sample.load();
		if (!loaded.ok) return redirect(303, '/');
		return { typed, problem: null, sample: loaded.value };
	}
};

function problemOf(problem: SetUpProblem) {
	if (problem.field === 'token') return 'token';
	if (problem.field === 'password') return problem.problem;
	return problem.refusal.reason === 'duplicate' ? 'taken' : 'other';
}
