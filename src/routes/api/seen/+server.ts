import * as v from 'valibot';
import { isId } from '#model/ids.ts';
import { ALL } from '#model/seen.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

const mark = v.object({
	subject: v.union([v.literal(ALL), v.custom<string>(isId)]),
	until: v.pipe(v.number(), v.safeInteger(), v.minValue(0))
});

/** {subject, until}: the person has read what happened to a story or edition, or to all (`*`), up to a moment. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const isOwn = request.headers.get('origin') === url.origin;
	const { person, session } = locals;
	if (!person?.active || !session || !isOwn) return answer(403);
	const { desk, paces, seen } = services();
	if (!paces.marks.take(session.id)) return answer(429);
	const read = v.safeParse(mark, await request.json().catch(() => null));
	if (!read.success) return answer(400);
	const { subject, until } = read.output;
	const isKnown = desk.view.get('story', subject) ?? desk.view.get('edition', subject);
	if (subject !== ALL && !isKnown) return answer(404);
	await seen.mark(person.id, subject, until);
	return answer(204);
};

const answer = (status: number): Response => new Response(null, { status });
