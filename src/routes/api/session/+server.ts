import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { errorTexts } from '#lib/i18n/error.ts';
import { signInTexts } from '#lib/i18n/sign-in.ts';
import { callerOf } from '#lib/people/caller.ts';
import { setCookies } from '#lib/people/set-cookies.ts';
import type { Person } from '#model/person.ts';
import { services } from '#server/services.ts';
import { orAway, unlessAway } from '../../store-away.server.ts';
import type { RequestHandler } from './$types';

const Credentials = v.object({ login: v.string(), password: v.string() });

const shown = ({ id, name, username, roles }: Person, expiresAt: number) =>
	json({ person: { id, name, username, roles }, expiresAt });

/** Who is signed in; 401 for nobody. */
export const GET: RequestHandler = ({ locals: { person, session } }) =>
	person && session ? shown(person, session.expiresAt) : json(null, { status: 401 });

/** Signs a script in: JSON {login, password}; the cookie is on the answer. */
export const POST: RequestHandler = async (event) => {
	const body = v.safeParse(Credentials, await event.request.json().catch(() => null));
	if (!body.success) return json({ reason: 'invalid' }, { status: 400 });
	const credentials = { ...body.output, remember: true };
	const result = await unlessAway(services().auth.signIn(credentials, callerOf(event)));
	if (result === 'away') {
		const message = signInTexts[event.locals.lang].problem.away;
		return json({ reason: 'away', message }, { status: 503, headers: { 'retry-after': '5' } });
	}
	if (!result.ok) {
		const { error } = result;
		if (error.reason !== 'too-many') return json(error, { status: 401 });
		const headers = { 'retry-after': String(Math.ceil(error.wait / 1000)) };
		return json(error, { status: 429, headers });
	}
	setCookies(event.cookies, result.value.cookies, event.url);
	return shown(result.value.person, result.value.expiresAt);
};

/** Signs out. */
export const DELETE: RequestHandler = async (event) => {
	const ended = services().auth.signOut(event.request.headers);
	const cookies = await orAway(ended, errorTexts[event.locals.lang].signOutAway);
	setCookies(event.cookies, cookies, event.url);
	return new Response(null, { status: 204 });
};
