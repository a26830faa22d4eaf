import type { RequestEvent } from '@sveltejs/kit';

/** Who calls, for the limits on guessing and for the list of sessions. */
export const callerOf = ({ request, getClientAddress }: RequestEvent) => ({
	address: getClientAddress(),
	userAgent: request.headers.get('user-agent') ?? '',
	cookie: request.headers.get('cookie')
});
