import { error } from '@sveltejs/kit';
import type { PrintFault } from '#model/print-options.ts';

/** For whoever opens the address without the interface, which has its own sentences. */
const SENTENCES: Record<PrintFault, string> = {
	'no-chromium': 'There is no Chromium on the server: install it, or print from the browser.',
	'no-ghostscript': 'There is no Ghostscript on the server: install it, or print in RGB.',
	busy: 'Others are waiting for their prints; try again in a minute.',
	cancelled: 'Whoever asked has gone.',
	failed: 'The print could not be made; try again.'
};

/** Answers 503, with the fault’s name. */
export function printFault(fault: PrintFault): never {
	error(503, { message: SENTENCES[fault], print: fault });
}
