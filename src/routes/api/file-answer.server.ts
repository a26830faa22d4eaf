import { exportTexts } from '#lib/i18n/export.ts';
import type { Lang } from '#lib/i18n/langs.ts';
import type { PrintFault } from '#model/print-options.ts';
import type { Exported } from '#server/export/exports.ts';
import { isMediaFault } from '#server/media-fault.ts';
import { services } from '#server/services.ts';

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

/** The answer, or 503 with a sentence where photos and packs are kept and cannot be had at present. */
export async function unlessStoreAway(
	lang: Lang,
	answer: () => Promise<Response>
): Promise<Response> {
	try {
		return await answer();
	} catch (error) {
		if (!isMediaFault(error)) throw error;
		services().log.error({ err: error }, 'media cannot be had');
		return new Response(`${exportTexts[lang].storeAway}\n`, {
			status: 503,
			headers: {
				...UNKEPT,
				...{ 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60' },
				// For our own pages, which say it in their own place.
				'x-copydesk-store-away': '1'
			}
		});
	}
}
