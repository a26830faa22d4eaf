import type { IncomingHttpHeaders } from 'node:http';

/**
 * The origin under which the browser reached us: any host name or address over plain http, and the
 * configured origin (or the forwarded protocol) behind a proxy with TLS. The headers it trusts can
 * be set by a proxy or a script, never by another site's page, which is all that the checks of
 * origins are there to keep out.
 */
export function requestOrigin(headers: IncomingHttpHeaders, configured: string | null): string {
	const host = headers.host ?? 'localhost';
	const forwarded = headers['x-forwarded-proto'];
	if (configured && (forwarded !== undefined || host === new URL(configured).host)) {
		return configured;
	}
	const isSecure =
		String(forwarded ?? '')
			.split(',', 1)[0]
			?.trim() === 'https';
	return `${isSecure ? 'https' : 'http'}://${host}`;
}

/** Whether a WebSocket is asked for by our own page: browsers always name its origin. */
export const isOwnOrigin = (headers: IncomingHttpHeaders, configured: string | null): boolean =>
	headers.origin !== undefined && headers.origin === requestOrigin(headers, configured);
