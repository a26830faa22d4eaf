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

/** An IPv4 address, or the /64 of an IPv6 one: who has one address of it has them all. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('%', 1)[0]!.split('::');
	const front = head.split(':').filter(Boolean);
	const back = (tail ?? '').split(':').filter(Boolean);
	const missing = tail === undefined ? 0 : 8 - front.length - back.length;
	const groups = [...front, ...Array<string>(Math.max(0, missing)).fill('0'), ...back];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}
