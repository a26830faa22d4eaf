import { redirect } from '@sveltejs/kit';
import { errorTexts } from '#lib/i18n/error.ts';
import { setCookies } from '#lib/people/set-cookies.ts';
import { services } from '#server/services.ts';
import { orAway } from '../store-away.server.ts';
import type { RequestHandler } from './$types';

/** A form posts here, so that signing out works in any state of the page. */
export const POST: RequestHandler = async ({ request, cookies, url, locals }) => {
	const ended = services().auth.signOut(request.headers);
	setCookies(cookies, await orAway(ended, errorTexts[locals.lang].signOutAway), url);
	return redirect(303, '/sign-in');
};
