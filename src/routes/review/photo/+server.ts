import * as v from 'valibot';
import { services } from '#server/services.ts';
import { unlessStoreAway } from '../../api/file-answer.server.ts';
import { over, readReview, SECRET, tell, unlessSilent } from '../review-request.server.ts';
import type { RequestHandler } from './$types';

const asks = v.object({ photo: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** {token, photo: its number in the text} → the picture. By POST, so that its address says nothing. */
export const POST: RequestHandler = async (event) => {
	const asked = await readReview(event);
	if (!asked.ok) return asked.error;
	const { caller, body } = asked.value;
	const read = v.safeParse(asks, body);
	if (!read.success) return tell(null, 400);
	const { photo } = read.output;
	const shown = async () => {
		const found = await services().outside.photo(caller, photo);
		if (!found) return over(event);
		return new Response(new Uint8Array(found.bytes), {
			headers: {
				...SECRET,
				...{ 'content-type': found.mime, 'x-content-type-options': 'nosniff' },
				'content-security-policy': "default-src 'none'; sandbox"
			}
		});
	};
	return unlessStoreAway(event.locals.lang, () => unlessSilent(shown));
};
