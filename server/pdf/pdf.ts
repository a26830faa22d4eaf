import { editionAddress } from '#model/edition-address.ts';
import type { Edition } from '#model/edition.ts';
import { formatOf } from '#model/format.ts';
import type { Formatted } from '#model/page.ts';
import { sheetOf } from '#model/geometry.ts';
import { pressSheet } from '#model/press-sheet.ts';
import {
	printQuery,
	type PrintFault,
	type PrintMeans,
	type PrintOptions
} from '#model/print-options.ts';
import { err, ok, type Result } from '#model/result.ts';
import { createTurns } from '../turns.ts';
import { findGhostscript } from './find-program.ts';
import { separate } from './ghostscript.ts';
import {
	createPrintingBrowser,
	type PrintingBrowser,
	type PrintingBrowserOptions
} from './printing-browser.ts';
import { reworkPdf, type ReworkedPdf } from './rework-pdf.ts';

/** Pages of an edition, for whom. */
export interface PrintRequest {
	edition: Pick<Edition, 'date' | 'serial' | keyof Formatted>;
	/** Its number; null: all. */
	page: number | null;
	/** Of whoever asks: a print shows nothing they may not see. */
	cookie: string;
	signal: AbortSignal;
}

/** Pages of an edition as files, set by a browser with the same code as the proof. */
export interface Pdf extends Pick<PrintingBrowser, 'servesAt' | 'close'> {
	/** What there is on this machine to print with. */
	means(): PrintMeans;
	/** One document, true to size. */
	print(request: PrintRequest, options: PrintOptions): Promise<Result<ReworkedPdf, PrintFault>>;
	/** Each page of a document as one of its own. */
	apart(document: ReworkedPdf): Promise<Uint8Array[]>;
	/** A PNG of each page, so many device pixels wide. */
	pictures(request: PrintRequest, width: number): Promise<Result<Uint8Array[], PrintFault>>;
}

export interface PdfOptions extends PrintingBrowserOptions {
	/** GHOSTSCRIPT of the settings; null: wherever it is found. */
	ghostscript: string | null;
}

export function createPdf(options: PdfOptions): Pdf {
	const browser = createPrintingBrowser(options);
	const turns = createTurns(1);
	const ghostscript = () => findGhostscript(options.ghostscript);

	/** What the browser made, with its boxes, in the inks that are wanted. */
	async function finished(
		bytes: Uint8Array,
		{ edition, signal }: PrintRequest,
		{ inks, marks }: PrintOptions
	): Promise<ReworkedPdf> {
		const boxes = pressSheet(formatOf(edition), marks);
		const program = ghostscript();
		if (inks === 'rgb' || program === null) return reworkPdf({ parts: [bytes], boxes });
		const grey = await reworkPdf({ parts: [bytes], greyNeutrals: true });
		const parts = await turns.run(() => separate(program, grey, inks, signal));
		return reworkPdf({ parts, boxes });
	}

	return {
		servesAt: (address, headers) => browser.servesAt(address, headers),
		close: () => browser.close(),
		means: () => ({ chromium: browser.isThere(), ghostscript: ghostscript() !== null }),
		async print(request, wanted) {
			if (wanted.inks !== 'rgb' && ghostscript() === null) return err('no-ghostscript');
			const drawn = await browser.open(pageRequest(request, wanted), (page) =>
				page.pdf({ printBackground: true, preferCSSPageSize: true })
			);
			if (!drawn.ok) return drawn;
			try {
				return ok(await finished(drawn.value, request, wanted));
			} catch (error) {
				if (request.signal.aborted) return err('cancelled');
				options.logger.error(
					{ err: error, edition: editionAddress(request.edition) },
					'a PDF was not finished'
				);
				return err('failed');
			}
		},
		async apart({ bytes, pages }) {
			const alone: Uint8Array[] = [];
			for (let only = 0; only < pages; only++)
				alone.push((await reworkPdf({ parts: [bytes], only })).bytes);
			return alone;
		},
		pictures(request, width) {
			const sheet = sheetOf(formatOf(request.edition));
			const window = { width: Math.ceil(sheet.width), height: Math.ceil(sheet.height) };
			const scale = width / window.width;
			const asked = { ...pageRequest(request, PLAIN), window: { ...window, scale } };
			return browser.open(asked, async (page, sign) => {
				const pictures: Uint8Array[] = [];
				for (const leaf of await page.locator('[data-leaf]').all()) {
					pictures.push(await leaf.screenshot({ type: 'png', animations: 'disabled' }));
					sign();
				}
				return pictures;
			});
		}
	};
}

const PLAIN: PrintOptions = { marks: false, stamp: false, inks: 'rgb' };

/** The page that prints itself; inks are no business of its. */
const pageRequest = (
	{ edition, page, cookie, signal }: PrintRequest,
	{ marks, stamp }: PrintOptions
) => ({
	path: `/print/${editionAddress(edition)}${printQuery(page, { marks, stamp, inks: 'rgb' })}`,
	cookie,
	signal
});
