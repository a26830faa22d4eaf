import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import type { PeopleAnswer } from '#lib/people/person-row.ts';
import type { Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { isEmail, isUsername, ROLES } from '#model/person.ts';
import type { Result } from '#model/result.ts';
import type { OneTimeLink } from '#server/auth/people.ts';
import { services } from '#server/services.ts';
import { unlessAway } from '../../store-away.server.ts';
import type { RequestHandler } from './$types';

const roles = v.pipe(v.array(v.picklist(ROLES)), v.minLength(1));
const id = v.string();
const Request = v.variant('do', [
	v.object({
		do: v.literal('add'),
		name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
		username: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.check(isUsername)),
		email: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(254), v.check(isEmail))),
		roles
	}),
	v.object({ do: v.literal('roles'), id, roles }),
	v.object({ do: v.picklist(['deactivate', 'activate', 'link', 'withdraw']), id })
]);

/** What an administrator does with people; who may is asked where it is done. */
export const POST: RequestHandler = async (event) => {
	const { person } = event.locals;
	if (!person) return answer({ ok: false, refusal: { reason: 'forbidden' } });
	const request = v.safeParse(Request, await event.request.json().catch(() => null));
	if (!request.success) {
		const what = request.issues[0].path?.[0]?.key;
		return answer({ ok: false, refusal: { reason: 'invalid', what: String(what ?? '') } });
	}
	const done = await unlessAway(carryOut(person.id, request.output, event.url.origin));
	return answer(done === 'away' ? { ok: false, refusal: { reason: 'away' } } : done);
};

async function carryOut(
	by: Id,
	request: v.InferOutput<typeof Request>,
	origin: string
): Promise<PeopleAnswer> {
	const { people } = services();
	const shown = ({ path, expiresAt }: OneTimeLink) => ({ url: `${origin}${path}`, expiresAt });
	switch (request.do) {
		case 'add': {
			const added = await people.add(by, request);
			if (!added.ok) return { ok: false, refusal: added.error };
			const { id, name } = added.value.person;
			return { ok: true, person: { id, name }, link: shown(added.value.link) };
		}
		case 'link': {
			const made = await people.makeLink(by, request.id);
			return made.ok ? { ok: true, link: shown(made.value) } : { ok: false, refusal: made.error };
		}
		case 'roles':
			return plain(await people.setRoles(by, request.id, request.roles));
		case 'deactivate':
			return plain(await people.deactivate(by, request.id));
		case 'activate':
			return plain(await people.activate(by, request.id));
		case 'withdraw':
			return plain(await people.withdrawLink(by, request.id));
	}
}

const plain = (result: Result<unknown, Refusal>): PeopleAnswer =>
	result.ok ? { ok: true } : { ok: false, refusal: result.error };

const answer = (body: PeopleAnswer): Response =>
	json(body, { status: body.ok ? 200 : (STATUS[body.refusal.reason] ?? 400) });

const STATUS: Readonly<Record<string, number>> = { forbidden: 403, away: 503 };
