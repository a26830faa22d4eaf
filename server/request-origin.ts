import type { IncomingHttpHeaders } from 'node:http';

/** A host name or address with or without a port: nothing that could change what an address means. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/**
 * The origin under which the browser reached us: any host name or address over plain http, and the
 * configured origin (or the forwarded protocol) behind a proxy with TLS. The headers it trusts can
 * be set by a proxy or a script, never by another site's page, which is all that the checks of
 * origins are there to keep out. Null: the Host header names no host.
 */
export function requestOrigin(
	headers: IncomingHttpHeaders,
	configured: string | null
): string | null {
	const host = headers.host ?? 'localhost';
	const forwarded = headers['x-forwarded-proto'];
	const isSecure =
		String(forwarded ?? '')
			.split(',', 1)[0]
			?.trim() === 'https';
	const own = `${isSecure ? 'https' : 'http'}://${host}`;
	if (!HOST.test(host) || !URL.canParse(own)) return null;
	if (!configured) return new URL(own).origin;
	// A proxy that forwards neither host nor protocol is known by the origin its pages name.
	const isProxied =
		forwarded !== undefined || host === new URL(configured).host || headers.origin === configured;
	return isProxied ? configured : new URL(own).origin;
}

/** Whether a WebSocket is asked for by our own page: browsers always name its origin. */
export const isOwnOrigin = (headers: IncomingHttpHeaders, configured: string | null): boolean =>
	headers.origin !== undefined && headers.origin === requestOrigin(headers, configured);
