import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tracing } from './tracing.ts';

export interface Asked {
	request: IncomingMessage;
	response: ServerResponse;
	/** Whether all requests come from a proxy of the house. */
	isProxied: boolean;
}

/** Files of the build, of which a page asks for dozens. */
const FILES = '/_app/';

/**
 * Answers a request within a span. Of its address nothing is told: a token may stand in it; the pages say
 * which route it is (see Tracing.nameRoute). What a browser says of traces is not believed: only a proxy may say it,
 * where there is one and it is set up to.
 */
export function traceRequest(tracing: Tracing, asked: Asked, answer: () => void): void {
	const { request, response, isProxied } = asked;
	const { method = 'GET', headers } = request;
	if (request.url?.startsWith(FILES)) return answer();
	const traceparent = headers.traceparent;
	const isTold = tracing.continues && isProxied && typeof traceparent === 'string';
	const span = tracing.begin(
		method,
		{ 'http.request.method': method },
		{ isAsked: true, ...(isTold && { traceparent }) }
	);
	response.once('close', () => {
		const { statusCode } = response;
		span.tell({ 'http.response.status_code': statusCode });
		if (statusCode >= 500) span.fail(null);
		// Nobody has waited for it to the end.
		if (!response.writableFinished) span.event('gone');
		span.end();
	});
	span.run(answer);
}
