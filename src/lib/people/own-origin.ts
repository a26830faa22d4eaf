import { error, type RequestEvent } from '@sveltejs/kit';

/**
 * Refuses what another site's page asks for. SvelteKit checks forms; JSON is ours to check. Browsers
 * name the origin with every request that changes something, scripts name none.
 */
export function refuseForeign({ request, url }: RequestEvent): void {
	const origin = request.headers.get('origin');
	if (origin !== null && origin !== url.origin) error(403, 'Foreign origin');
}
