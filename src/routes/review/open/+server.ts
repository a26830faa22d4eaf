import { services } from '#server/services.ts';
import { over, readReview, rememberDevice, tell, unlessSilent } from '../review-request.server.ts';
import { shownReview } from '../shown-review.server.ts';
import type { RequestHandler } from './$types';

/** {token} → ShownReview; 404 whatever the reason. */
export const POST: RequestHandler = async (event) => {
	const asked = await readReview(event);
	if (!asked.ok) return asked.error;
	const { caller } = asked.value;
	return unlessSilent(async () => {
		const opened = await services().outside.open(caller);
		if (!opened) return over(event);
		rememberDevice(event, opened.device);
		return tell(shownReview(opened, event.locals.lang));
	});
};
