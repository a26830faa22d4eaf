import { services } from '#server/services.ts';
import { printFault } from '../print-fault.server.ts';
import { printHeaders, printName, printRequest } from '../print-request.server.ts';
import type { RequestHandler } from './$types';

/** The edition, or one page (`?page=3`), as it prints. */
export const GET: RequestHandler = async (event) => {
	const asked = printRequest(event);
	const printed = await services().pdf.print(asked);
	if (!printed.ok) printFault(printed.error);
	return new Response(new Uint8Array(printed.value), {
		headers: printHeaders('application/pdf', `${printName(asked)}.pdf`)
	});
};
