import { Worker } from 'node:worker_threads';
import type { PressSheet } from '#model/press-sheet.ts';

/** What is done to a document that the browser has made; it goes to another thread as it is. */
export interface PdfRework {
	/** Documents whose pages follow each other; one mostly. */
	parts: readonly Uint8Array[];
	/** Of its pages this one alone, from 0. */
	only?: number;
	/** For separation: black is said as one component (see neutral-as-grey.ts). */
	greyNeutrals?: boolean;
	/** Where paper, bleed and trim are on every page. */
	boxes?: PressSheet;
}

export interface ReworkedPdf {
	bytes: Uint8Array;
	pages: number;
	/** Fonts that are no embedded TrueType; see foreign-fonts.ts. */
	foreignFonts: number;
}

/** An edition with its photos takes less than a second; whatever takes so long has gone wrong, ms. */
const LONGEST = 30_000;

/** Reworks a document in a thread, so that nobody who types waits for it. */
export function reworkPdf(rework: PdfRework): Promise<ReworkedPdf> {
	const worker = new Worker(new URL('./rework-worker.ts', import.meta.url), {
		workerData: rework,
		env: {}
	});
	return new Promise<ReworkedPdf>((resolve, reject) => {
		const late = () => reject(new Error(`a PDF was not reworked within ${LONGEST} ms`));
		const timer = setTimeout(late, LONGEST);
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', (code) => {
			clearTimeout(timer);
			reject(new Error(`the thread that reworks PDFs ended with ${code}`));
		});
	}).finally(() => void worker.terminate());
}
