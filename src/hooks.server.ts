import {
	error,
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { errorTexts } from '#lib/i18n/error.ts';
import { LANGS, withCodeIn } from '#lib/i18n/langs.ts';
import { htmlLang, langOf, themeOf } from '#lib/i18n/preferences.ts';
import { setCookies } from '#lib/people/set-cookies.ts';
import { editionAt } from '#model/edition-address.ts';
import { newId } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import { services } from '#server/services.ts';
import { isStoreFault } from '#server/store-fault.ts';
import { unlessAway } from './routes/store-away.server.ts';

/** After which to ask again, seconds. */
const AGAIN_S = '5';
const YEAR_S = 365 * 24 * 3600;
/** What a page that is printed is made of. */
const PRINTED = /^\/(print|assets)\//;
/** Paths that hold the token of a link. */
const HAS_TOKEN = /^\/(link|set-up|review)\//;
const READS = /^(GET|HEAD)$/;
/** What people reach without being signed in. */
const OPEN = /^\/(sign-in|set-up|link|review|sign-out|api\/session)(\/|$)/;

/** Kit makes 500 of what nobody caught; that the database does not answer is no fault of ours, and passes. */
export const asAway: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!event.locals.isAway || response.status !== 500) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', AGAIN_S);
	return new Response(response.body, { status: 503, headers });
};

/** Where there are traces, this request's is called by its route. */
const inTrace: Handle = ({ event, resolve }) => {
	services().tracing?.nameRoute(event.request.method, event.route.id);
	return resolve(event);
};

/**
 * Refuses what another site's page asks to have changed. SvelteKit checks forms only. Browsers name
 * the origin with everything that changes something, scripts name none.
 */
const ownPagesOnly: Handle = ({ event, resolve }) => {
	const { url, request } = event;
	const origin = request.headers.get('origin');
	if (READS.test(request.method) || origin === null || origin === url.origin) {
		return resolve(event);
	}
	const sentence = `This came from ${origin}, not from ${url.origin}; behind a proxy set ORIGIN.`;
	return new Response(sentence, { status: 403 });
};

/** `?lang=` on any page keeps the language and shows the page in it; works without script. */
const inLanguage: Handle = ({ event, resolve }) => {
	const { url, cookies } = event;
	const wanted = LANGS.find((lang) => lang === url.searchParams.get('lang'));
	if (!wanted || event.request.method !== 'GET') return resolve(event);
	// Not httpOnly: the switch within the desk writes it, too.
	const secure = url.protocol === 'https:';
	cookies.set('lang', wanted, { path: '/', maxAge: YEAR_S, httpOnly: false, secure });
	const rest = new URLSearchParams(url.searchParams);
	rest.delete('lang');
	return redirect(303, `${url.pathname}${rest.size > 0 ? `?${rest}` : ''}`);
};

/** Session → locals; language and theme of the page. */
const whoAsks: Handle = async ({ event, resolve }) => {
	const { cookies, request, locals, url } = event;
	locals.lang = langOf(cookies.get('lang'), request.headers.get('accept-language'));
	locals.theme = themeOf(cookies.get('theme'));
	const visit = await unlessAway(services().auth.visit(request.headers));
	// Nobody is taken for signed out for that.
	if (visit === 'away') error(503, { message: errorTexts[locals.lang].away, away: true });
	const { signedIn, cookies: renewed } = visit;
	locals.person = signedIn?.person ?? passing(event);
	locals.session = signedIn && { id: signedIn.sessionId, expiresAt: signedIn.expiresAt };
	setCookies(cookies, renewed, url);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			withCodeIn(locals.lang, html)
				.replace('%app.lang%', htmlLang(locals.lang))
				.replace('%app.theme%', locals.theme)
	});
	const preloads = response.headers.get('link');
	if (preloads) response.headers.set('link', withCodeIn(locals.lang, preloads));
	// After signing out, the way back must not lead to what only this person may see.
	if (locals.person && response.headers.get('content-type')?.startsWith('text/html'))
		response.headers.set('cache-control', 'private, no-store');
	return response;
};

/** The server's own browser, which prints: it reads what a page is set of, and nothing else. */
const passing = ({ request, url }: RequestEvent): Person | null =>
	request.method === 'GET' && PRINTED.test(url.pathname)
		? services().passes.personOf(request.headers)
		: null;

/** Whoever is not signed in gets the sign-in page; before set-up, the page that says what to do. */
export const letIn: Handle = async ({ event, resolve }) => {
	const { locals, url, request } = event;
	const wantsPage =
		event.isDataRequest || (request.headers.get('accept') ?? '').includes('text/html');
	if (!services().setUp.isDone()) {
		if (/^\/set-up(\/|$)/.test(url.pathname)) return resolve(event);
		if (wantsPage) redirect(303, '/set-up');
		return new Response('Not set up', { status: 503 });
	}
	if (locals.person || OPEN.test(url.pathname)) return resolve(event);
	const message = 'Not signed in';
	// A form that is sent by script goes on to no other page: what was typed would be gone.
	if (request.headers.has('x-sveltekit-action'))
		return json({ type: 'error', error: { message } }, { status: 401 });
	if (!wantsPage) return new Response(message, { status: 401 });
	const wanted = request.method === 'GET' ? `${url.pathname}${url.search}` : '/';
	return redirect(303, wanted === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`);
};

/**
 * A story or a paper that another server has made a moment ago is here before any part of its page is made:
 * the loads of a page run side by side, and each would say for itself that it is not there.
 */
export const upToDate: Handle = async ({ event, resolve }) => {
	const { params, route, locals } = event;
	const { desk } = services();
	const isOf = (pages: string) => route.id?.startsWith(pages) ?? false;
	const isUnknown =
		(isOf('/(desk)/stories/[id]') && !desk.view.get('story', params.id ?? '')) ||
		(isOf('/(desk)/editions/[date]') && !editionAt(desk.view.list('edition'), params.date ?? ''));
	if (isUnknown && locals.person && !(await isLookedUp()))
		error(503, { message: errorTexts[locals.lang].away, away: true });
	return resolve(event);
};

/** False: the database is away, or something at the desk does not go on. */
function isLookedUp(): Promise<boolean> {
	const { desk, log } = services();
	return desk.refresh().then(
		() => true,
		(err: unknown) => {
			log.error({ err }, 'what other servers have written cannot be looked up');
			return false;
		}
	);
}

export const handle = sequence(asAway, inTrace, ownPagesOnly, inLanguage, whoAsks, letIn, upToDate);

/** Nothing of an unexpected error leaves the server but the id under which the log has it. */
export const handleError: HandleServerError = ({ error, status, event, message }) => {
	if (status === 404) return { message: 'Not found' };
	// The framework's own refusals: what was asked for is at fault.
	if (status < 500) return { message };
	const id = newId();
	// Whoever has read the log must not be able to use a link.
	const path = HAS_TOKEN.test(event.url.pathname) ? event.route.id : event.url.pathname;
	const isAway = isStoreFault(error);
	services().log.error({ err: error, id, path, status: isAway ? 503 : status }, 'request failed');
	if (isAway) {
		event.locals.isAway = true;
		const { away, unsure } = errorTexts[event.locals.lang];
		return { message: READS.test(event.request.method) ? away : unsure, id, away: true };
	}
	// In the message, too: the page of last resort (error.html) shows nothing else.
	return { message: `Unexpected error ${id}`, id };
};
