import { redirect } from '@sveltejs/kit';
import { setCookies } from '#lib/people/set-cookies.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** A form posts here, so that signing out works in any state of the page. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	setCookies(cookies, await services().auth.signOut(request.headers), url);
	return redirect(303, '/sign-in');
};
