import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { browserName } from '#lib/people/browser-name.ts';
import { err, ok, type Result } from '#model/result.ts';
import { services } from '#server/services.ts';
import { unlessAway } from '../store-away.server.ts';

/** Nothing of it is kept, passed on as a referrer, or found by a search. */
export const SECRET = {
	'cache-control': 'no-store',
	'referrer-policy': 'no-referrer',
	'x-robots-tag': 'noindex, nofollow'
};

/** By which a device is known again; for these addresses alone. */
const COOKIE = 'copydesk-device';
const COOKIE_LIFE_S = 30 * 24 * 3600;
/** What tokens and devices look like: 256 bits. */
const SECRET_LOOK = /^[\w-]{43}$/;

const withToken = v.object({ token: v.pipe(v.string(), v.regex(SECRET_LOOK)) });

export interface ReviewRequest {
	/** All that was sent. */
	body: unknown;
	caller: { token: string; device: string | null; address: string; agent: string };
}

/** Reads what somebody with a link sends; or what they are answered instead. */
export async function readReview(event: RequestEvent): Promise<Result<ReviewRequest, Response>> {
	const { request, cookies } = event;
	const address = event.getClientAddress();
	if (!(await services().strangers.mayAsk(address))) return err(tooFast());
	const body: unknown = await request.json().catch(() => null);
	const read = v.safeParse(withToken, body);
	if (!read.success) return err(await over(event));
	const cookie = cookies.get(COOKIE) ?? '';
	const device = SECRET_LOOK.test(cookie) ? cookie : null;
	const agent = browserName(request.headers.get('user-agent') ?? '');
	return ok({ body, caller: { token: read.output.token, device, address, agent } });
}

/** The link opens nothing: unknown, withdrawn, expired and one device too many are one answer. */
export async function over(event: RequestEvent): Promise<Response> {
	const mayGuess = await services().strangers.mayGuess(event.getClientAddress());
	return mayGuess ? tell(null, 404) : tooFast();
}

export const tell = (answer: unknown, status = 200): Response =>
	json(answer, { status, headers: SECRET });

/** What comes of it; 503 where the database does not answer: the page asks again. */
export async function unlessSilent(answer: () => Promise<Response>): Promise<Response> {
	const given = await unlessAway(answer());
	return given === 'away'
		? json(null, { status: 503, headers: { ...SECRET, 'retry-after': '5' } })
		: given;
}

const tooFast = (): Response =>
	json(null, { status: 429, headers: { ...SECRET, 'retry-after': '10' } });

/** This device is the one that has opened it. */
export function rememberDevice({ cookies, url }: RequestEvent, device: string): void {
	cookies.set(COOKIE, device, {
		...({ path: '/review', httpOnly: true, sameSite: 'strict', maxAge: COOKIE_LIFE_S } as const),
		secure: url.protocol === 'https:'
	});
}
