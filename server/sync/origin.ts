import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket was opened by a page of our own: other pages could use the visitor's cookie.
 * With a public address set only that one counts, else the host the request itself was sent to.
 */
export function isOwnOrigin(
	{ headers }: Pick<IncomingMessage, 'headers'>,
	origin: string | null
): boolean {
	const given = headers.origin;
	if (given === undefined || !URL.canParse(given)) return false;
	if (origin !== null) return given === origin;
	const { protocol, host } = new URL(given);
	return (protocol === 'http:' || protocol === 'https:') && host === headers.host;
}
