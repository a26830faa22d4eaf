import { json } from '@sveltejs/kit';
import type { Refusal } from '#model/commands.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** Bytes of a request: an edition of 8 pages, measured whole, has a tenth of it. */
const MAX_BYTES = 256 * 1024;

/** Measurement[] → {ok: true} | {ok: false, refusal}: what this browser has set, for every board. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const isOwn = request.headers.get('origin') === url.origin;
	const { person, session } = locals;
	if (!person || !session || !isOwn) return refused({ reason: 'forbidden' }, 403);
	const may = can(person, 'desk.read') && can(person, 'story.read');
	if (!may) return refused({ reason: 'forbidden' }, 403);
	const { desk, paces } = services();
	if (!paces.measurements.take(session.id)) return refused({ reason: 'too-fast' }, 429);
	const bytes = Number(request.headers.get('content-length') ?? Infinity);
	const input: unknown = bytes <= MAX_BYTES ? await request.json().catch(() => null) : null;
	const taken = await desk.takeMeasurements(input);
	return taken.ok ? json({ ok: true }) : refused(taken.error, 400);
};

const refused = (refusal: Refusal, status: number) => json({ ok: false, refusal }, { status });
