import { error, fail, redirect } from '@sveltejs/kit';
import { browserName } from '#lib/people/browser-name.ts';
import { formOf } from '#lib/people/form-of.ts';
import { services } from '#server/services.ts';
import type { Actions, PageServerLoad } from './$types';

/** The hooks let nobody in who is not signed in; this says so to the compiler. */
function signedIn({ person, session }: App.Locals) {
	if (!person || !session) redirect(303, '/sign-in');
	return { person, sessionId: session.id, expiresAt: session.expiresAt };
}

export const load: PageServerLoad = async ({ locals }) => {
	const { person, sessionId } = signedIn(locals);
	const { auth, desk, digest } = services();
	const sessions = await auth.sessions(person.id);
	return {
		name: person.name,
		username: person.username,
		timeZone: desk.view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC',
		now: Date.now(),
		digest: digest.isOn
			? { to: person.email, at: digest.at, wanted: digest.choices.of(person.id).wanted }
			: null,
		sessions: sessions.map(({ id, address, userAgent, usedAt }) => ({
			id,
			address,
			usedAt,
			program: browserName(userAgent),
			here: id === sessionId
		}))
	};
};

export const actions: Actions = {
	password: async ({ request, locals, getClientAddress }) => {
		const form = await formOf(request);
		const old = String(form.get('old') ?? '');
		const next = String(form.get('password') ?? '');
		const changed = await services().auth.changePassword(
			signedIn(locals),
			old,
			next,
			getClientAddress()
		);
		return changed.ok ? { done: 'password' as const } : fail(400, { problem: changed.error });
	},
	digest: async ({ request, locals }) => {
		const wanted = (await formOf(request)).get('wanted') === 'yes';
		await services().digest.choices.set(signedIn(locals).person.id, { wanted });
		return { done: 'digest' as const };
	},
	end: async ({ request, locals }) => {
		const { person, sessionId } = signedIn(locals);
		const id = (await formOf(request)).get('id');
		if (typeof id !== 'string') error(400, 'No session named');
		await services().auth.revoke(person.id, id === '' ? { except: sessionId } : { only: id });
		return { done: 'end' as const };
	}
};
