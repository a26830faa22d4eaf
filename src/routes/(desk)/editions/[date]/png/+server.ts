import { error } from '@sveltejs/kit';
import { pageMaps } from '#model/page-map.ts';
import { pictureWidth } from '#model/picture-width.ts';
import { services } from '#server/services.ts';
import { zipStream, type ZipEntry } from '#server/zip-stream.ts';
import { printFault } from '../print-fault.server.ts';
import { printHeaders, printName, printRequest } from '../print-request.server.ts';
import type { RequestHandler } from './$types';

/**
 * A page as a PNG (`?page=3`), or all as a ZIP, with the places of what stands on them beside each;
 * `?width=` in px.
 */
export const GET: RequestHandler = async (event) => {
	const asked = printRequest(event);
	const width = pictureWidth(event.url.searchParams.get('width'));
	if (width === null) error(400);
	const { pdf, desk } = services();
	const drawn = await pdf.pictures(asked, width);
	if (!drawn.ok) printFault(drawn.error);
	const name = printName(asked);
	const pictures = drawn.value;
	const [first] = pictures;
	if (asked.page !== null && first)
		return new Response(new Uint8Array(first), {
			headers: printHeaders('image/png', `${name}.png`)
		});
	const maps = pageMaps(desk.view, asked.edition);
	async function* entries(): AsyncGenerator<ZipEntry> {
		for (const [at, { number }] of asked.pages.entries()) {
			const file = String(number).padStart(2, '0');
			const [bytes, map] = [pictures[at], maps[at]];
			if (bytes) yield { name: `${file}.png`, bytes, stored: true };
			if (map) yield { name: `${file}.json`, bytes: Buffer.from(JSON.stringify(map, null, '\t')) };
		}
	}
	const headers = printHeaders('application/zip', `${name} PNG.zip`);
	return new Response(zipStream(entries()), { headers });
};
