import * as v from 'valibot';
import { services } from '#server/services.ts';
import { over, readReview, SECRET, tell, unlessSilent } from '../review-request.server.ts';
import type { RequestHandler } from './$types';

const asks = v.object({ wait: v.optional(v.boolean(), false) });
/** Where there is no room to hold the question: ask again after so many seconds. */
const LATER = { 'retry-after': '15' };

/**
 * {token} → 204 while the page may stay open; else 404. With `wait` the answer is held back until it
 * may not, 25 s at most. It says nothing else, and nothing of why.
 */
export const POST: RequestHandler = async (event) => {
	const asked = await readReview(event);
	if (!asked.ok) return asked.error;
	const { caller, body } = asked.value;
	const read = v.safeParse(asks, body);
	if (!read.success) return tell(null, 400);
	const { outside } = services();
	const { wait } = read.output;
	return unlessSilent(async () => {
		if (!wait) return (await outside.isOpen(caller)) ? open() : over(event);
		const held = await outside.watch(caller);
		if (held === 'unknown') return over(event);
		// Who had it open has guessed nothing.
		if (held === 'over') return tell(null, 404);
		return open(held === 'full' ? LATER : {});
	});
};

const open = (more: Record<string, string> = {}): Response =>
	new Response(null, { status: 204, headers: { ...SECRET, ...more } });
