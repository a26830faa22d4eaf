import { json } from '@sveltejs/kit';
import type { Refusal } from '#model/commands.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** {id, command, as?} → {ok: true, seq} | {ok: false, refusal}; a refusal is no error of the request. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	// Kit checks the origin of forms only.
	const isOwn = request.headers.get('origin') === url.origin;
	if (!locals.person || !locals.session || !isOwn) return refused({ reason: 'forbidden' }, 403);
	if (!services().paces.commands.take(locals.session.id))
		return refused({ reason: 'too-fast' }, 429);
	const asked = services().desk.read(await request.json().catch(() => null));
	if (!asked) return refused({ reason: 'invalid', what: 'command' }, 400);
	// A page of somebody who has left must not act in the name of whoever signed in after them.
	if (asked.as && asked.as !== locals.person.id) return refused({ reason: 'forbidden' }, 401);
	const answer = await services().desk.execute(locals.person.id, asked.id, asked.command);
	return answer.ok ? json({ ok: true, seq: answer.value.seq }) : refused(answer.error, 200);
};

const refused = (refusal: Refusal, status: number) => json({ ok: false, refusal }, { status });
