import type { ServerResponse } from 'node:http';
import { HTTP_TIMES } from './http-limits.ts';

/** Why a request is not answered, in one sentence for whoever sent it. */
export interface Refusal {
	status: number;
	text: string;
}

/**
 * Answers at once and takes no more on this connection. What is still being sent is read for a moment and
 * thrown away: cut off in the middle of it, a proxy or browser would see a connection that broke and no answer.
 */
export function refuse(
	response: ServerResponse,
	{ status, text }: Refusal,
	lingerMs: number = HTTP_TIMES.linger
): void {
	const { req: request } = response;
	const body = `${text}\n`;
	response.writeHead(status, {
		'content-type': 'text/plain; charset=utf-8',
		'content-length': Buffer.byteLength(body),
		connection: 'close'
	});
	const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
	if (encoding === undefined && !(Number(length ?? 0) > 0)) return void response.end(body);
	response.write(body);
	const timer = setTimeout(() => response.end(), lingerMs).unref();
	response.once('close', () => clearTimeout(timer));
	request.once('end', () => response.end()).resume();
}
