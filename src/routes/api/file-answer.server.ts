import type { PrintFault } from '#model/print-options.ts';
import type { Exported } from '#server/export/exports.ts';

/** Nobody else's business, and another text a minute later. */
const UNKEPT = { 'cache-control': 'private, no-store' };

/**
 * Hands a file out to be saved, never to be opened as a page. A header names the stories that are missing
 * in it: their headlines, URL-encoded, with spaces between.
 */
export function fileAnswer(file: Exported | null): Response {
	if (!file) return noFile(404);
	const { body, mime, disposition, bytes, unread = [] } = file;
	return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
		headers: {
			...UNKEPT,
			'content-type': mime,
			'content-disposition': disposition,
			'x-content-type-options': 'nosniff',
			...(bytes === undefined ? {} : { 'content-length': String(bytes) }),
			...(unread.length > 0
				? { 'x-copydesk-unread': unread.map(encodeURIComponent).join(' ') }
				: {})
		}
	});
}

/** Why there is none is in the status. */
export const noFile = (status: 400 | 401 | 403 | 404): Response =>
	new Response(null, { status, headers: UNKEPT });

/** No file, since its pages could not be drawn: 503 with the reason, as of a print. */
export const noPrint = (print: PrintFault): Response =>
	Response.json({ print }, { status: 503, headers: UNKEPT });
