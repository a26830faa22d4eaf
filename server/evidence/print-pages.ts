import type { Edition } from '#model/edition.ts';
import type { PrintFault } from '#model/print-options.ts';
import type { Id } from '#model/ids.ts';
import type { Passes } from '../auth/passes.ts';
import type { Pdf } from '../pdf/pdf.ts';
import type { Printed } from './gather-pack.ts';

export interface Printer {
	pdf: Pick<Pdf, 'print' | 'apart'>;
	passes: Pick<Passes, 'issue'>;
	/** Waits, ms. */
	pause: (ms: number) => Promise<void>;
}

/** Somebody else is printing: asked again so often, each time after so many ms. */
const BUSY = { tries: 20, wait: 5_000 };
/** With trim marks, in RGB: what a printer takes as it is, and nothing on it that was not on the proof. */
const OPTIONS = { marks: true, stamp: false, inks: 'rgb' } as const;

/** The edition as one document, and each of its pages. */
export async function printPages(
	{ pdf, passes, pause }: Printer,
	edition: Edition,
	personId: Id,
	signal: AbortSignal
): Promise<Printed> {
	const pass = passes.issue(personId);
	try {
		for (let tries = 1; ; tries++) {
			const request = { edition, page: null, cookie: pass.cookie, signal };
			const made = await pdf.print(request, OPTIONS);
			if (made.ok) return byPath(made.value.bytes, await pdf.apart(made.value));
			if (made.error !== 'busy' || tries === BUSY.tries) return { what: 'pdf', fault: made.error };
			await pause(BUSY.wait);
		}
	} finally {
		pass.withdraw();
	}
}

const byPath = (whole: Uint8Array, pages: readonly Uint8Array[]): Printed =>
	new Map([
		['pdf/edition.pdf', whole],
		...pages.map((bytes, at): [string, Uint8Array] => [
			`pdf/${String(at + 1).padStart(2, '0')}.pdf`,
			bytes
		])
	]);

/** Whether printing was called off because the server stops: the pack is then made at the next start. */
export const isCancelled = (printed: Printed): boolean =>
	!(printed instanceof Map) && printed.fault === ('cancelled' satisfies PrintFault);
