import { error, fail, redirect } from '@sveltejs/kit';
import { errorTexts } from '#lib/i18n/error.ts';
import { browserName } from '#lib/people/browser-name.ts';
import { formOf } from '#lib/people/form-of.ts';
import { services } from '#server/services.ts';
import { orAway, unlessAway } from '../../store-away.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The hooks let nobody in who is not signed in; this says so to the compiler. */
function signedIn({ person, session }: App.Locals) {
	if (!person || !session) redirect(303, '/sign-in');
	return { person, sessionId: session.id, expiresAt: session.expiresAt };
}

export const load: PageServerLoad = async ({ locals }) => {
	const { person, sessionId } = signedIn(locals);
	const { auth, desk, digest } = services();
	const sessions = await orAway(auth.sessions(person.id), errorTexts[locals.lang].away);
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
		const { auth } = services();
		const changed = await unlessAway(
			auth.changePassword(signedIn(locals), old, next, getClientAddress())
		);
		if (changed === 'away') return fail(503, { problem: { password: 'away' as const } });
		return changed.ok
			? { done: 'password' as const }
			: fail(400, { problem: { password: changed.error } });
	},
	digest: async ({ request, locals }) => {
		const wanted = (await formOf(request)).get('wanted') === 'yes';
		const { choices } = services().digest;
		const set = await unlessAway(choices.set(signedIn(locals).person.id, { wanted }));
		if (set === 'away') return fail(503, { problem: { digest: 'away' as const } });
		return { done: 'digest' as const };
	},
	end: async ({ request, locals }) => {
		const { person, sessionId } = signedIn(locals);
		const id = (await formOf(request)).get('id');
		if (typeof id !== 'string') error(400, 'No session named');
		const which = id === '' ? { except: sessionId } : { only: id };
		const ended = await unlessAway(services().auth.revoke(person.id, which));
		if (ended === 'away') return fail(503, { problem: { end: 'away' as const } });
		return { done: 'end' as const };
	}
};
