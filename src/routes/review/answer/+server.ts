import * as v from 'valibot';
import { isId, type Id } from '#model/ids.ts';
import { OUTSIDE_LIMITS as LIMITS, VERDICTS } from '#model/outside.ts';
import { services } from '#server/services.ts';
import { over, readReview, tell, unlessSilent } from '../review-request.server.ts';
import { shownAnswer } from '../shown-review.server.ts';
import type { RequestHandler } from './$types';

const id = v.custom<Id>(isId);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.object({ block: count, offset: count });
const words = (most: number) => v.pipe(v.string(), v.maxLength(most));
const answer = v.object({
	id,
	verdict: v.picklist(VERDICTS),
	remark: words(LIMITS.remark),
	comments: v.pipe(
		v.array(
			v.object({
				...{ id, from: place, to: place, body: words(LIMITS.comment) },
				// Line ends would part a paragraph, which no suggestion does.
				replacement: v.nullable(v.pipe(words(LIMITS.comment), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u)))
			})
		),
		v.maxLength(LIMITS.comments)
	)
});

/** {token, answer} → ShownAnswer, also when it is sent again; 409: there is another answer already. */
export const POST: RequestHandler = async (event) => {
	const asked = await readReview(event);
	if (!asked.ok) return asked.error;
	const { caller, body } = asked.value;
	const read = v.safeParse(v.object({ answer }), body);
	if (!read.success) return tell(null, 400);
	const { answer: sent } = read.output;
	return unlessSilent(async () => {
		const taken = await services().outside.answer(caller, sent);
		if (taken.ok) return tell(shownAnswer(taken.value, event.locals.lang));
		if (taken.error === 'over') return over(event);
		return tell(null, taken.error === 'answered' ? 409 : 400);
	});
};
