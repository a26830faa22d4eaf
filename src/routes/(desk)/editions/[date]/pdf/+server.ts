import { error } from '@sveltejs/kit';
import { readPrintOptions } from '#model/print-options.ts';
import { services } from '#server/services.ts';
import { printFault } from '../print-fault.server.ts';
import { printHeaders, printName, printRequest } from '../print-request.server.ts';
import type { RequestHandler } from './$types';

/**
 * The edition, or one page (`?page=3`), as it prints; `marks=1`: with trim marks and bleed, `stamp=1`:
 * with a line that says which proof it is, `inks=grey` or `cmyk`: separated. A header says how many
 * fonts are no embedded TrueType.
 */
export const GET: RequestHandler = async (event) => {
	const asked = printRequest(event);
	const options = readPrintOptions(event.url.searchParams);
	if (!options) error(400);
	const printed = await services().pdf.print(asked, options);
	if (!printed.ok) printFault(printed.error);
	const { bytes, foreignFonts } = printed.value;
	return new Response(new Uint8Array(bytes), {
		headers: {
			...printHeaders('application/pdf', `${printName(asked)}.pdf`),
			'x-copydesk-foreign-fonts': String(foreignFonts)
		}
	});
};
