import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Refusal } from '#model/commands.ts';
import { isId, type Id } from '#model/ids.ts';
import { OUTSIDE_LIMITS as LIMITS, LINK_HOURS } from '#model/outside.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

const HOUR = 3_600_000;
/** On one line: it stands in lists, and in a watermark. */
const oneLine = (most: number) =>
	v.pipe(v.string(), v.trim(), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u), v.maxLength(most));
const invitation = v.object({
	id: v.custom<Id>(isId),
	name: v.pipe(oneLine(LIMITS.name), v.nonEmpty()),
	unit: oneLine(LIMITS.unit),
	note: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.note)),
	hours: v.picklist(LINK_HOURS),
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

/**
 * {id, name, unit, note, hours, hash} → {ok: true, url}: the address of a link to the text as it
 * is, told once; or {ok: false, refusal}. The token stands after #, where no server or referrer sees it.
 */
export const POST: RequestHandler = async ({ request, params, url, locals }) => {
	const { outside, paces, config } = services();
	const isOwn = request.headers.get('origin') === url.origin;
	if (!locals.person || !locals.session || !isOwn) return refused({ reason: 'forbidden' }, 403);
	if (!paces.commands.take(locals.session.id)) return refused({ reason: 'too-fast' }, 429);
	const read = v.safeParse(invitation, await request.json().catch(() => null));
	if (!read.success) return refused({ reason: 'invalid', what: 'outside' }, 400);
	const { hours, ...about } = read.output;
	const expiresAt = Date.now() + hours * HOUR;
	const made = await outside.invite(locals.person.id, { ...about, storyId: params.id, expiresAt });
	if (!made.ok) return refused(made.error, 200);
	// From outside, the paper is where the proxy is.
	const shown = `${config.origin ?? url.origin}/review#${made.value.token}`;
	return json({ ok: true, url: shown }, { headers: UNKEPT });
};

const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (refusal: Refusal, status: number) =>
	json({ ok: false, refusal }, { status, headers: UNKEPT });
