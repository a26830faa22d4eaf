import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Header in which the pages are told the address; whatever came under that name is overwritten. */
export const ADDRESS_HEADER = 'x-copydesk-address';

/** What is read of a request. */
export interface Reached {
	headers: IncomingHttpHeaders;
	socket: { remoteAddress?: string };
}

/**
 * Where a request comes from, for the limits on guessing and on connections. With a configured
 * origin there is a proxy before us, and the last address it forwards is the one it has seen itself:
 * those before it are the client's to invent. Without one nothing that is forwarded is believed.
 */
export function clientAddress({ headers, socket }: Reached, origin: string | null): string {
	const forwarded = origin === null ? '' : String(headers['x-forwarded-for'] ?? '');
	const seen = forwarded.split(',').at(-1)?.trim() ?? '';
	return isIP(seen) === 0 ? (socket.remoteAddress ?? '') : seen;
}
