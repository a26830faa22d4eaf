import type { Edition } from '#model/edition.ts';
import { formatOf } from '#model/format.ts';
import { sheetOf } from '#model/geometry.ts';
import type { Result } from '#model/result.ts';
import {
	createPrintingBrowser,
	type BrowserFault,
	type PrintingBrowser,
	type PrintingBrowserOptions
} from './printing-browser.ts';

/** Why there is no print; the interface has a sentence for each. */
export type PdfFault = BrowserFault;

/** Pages of an edition on paper, by whom. */
export interface PrintRequest {
	edition: Pick<Edition, 'date' | 'formatId'>;
	/** Its number; null: all. */
	page: number | null;
	/** Of whoever asks: a print shows nothing they may not see. */
	cookie: string;
	signal: AbortSignal;
}

/** Pages of an edition as files, set by a browser with the same code as the proof. */
export interface Pdf extends Pick<PrintingBrowser, 'servesAt' | 'close'> {
	/** One document. */
	print(request: PrintRequest): Promise<Result<Uint8Array, PdfFault>>;
	/** A PNG of each page, so many device pixels wide. */
	pictures(request: PrintRequest, width: number): Promise<Result<Uint8Array[], PdfFault>>;
}

export function createPdf(options: PrintingBrowserOptions): Pdf {
	const browser = createPrintingBrowser(options);
	return {
		servesAt: (address) => browser.servesAt(address),
		close: () => browser.close(),
		print(request) {
			const { width, height } = formatOf(request.edition.formatId).trim;
			return browser.open(pathOf(request), (page) =>
				page.pdf({
					width: `${width}mm`,
					height: `${height}mm`,
					printBackground: true,
					preferCSSPageSize: true
				})
			);
		},
		pictures(request, width) {
			const sheet = sheetOf(formatOf(request.edition.formatId));
			const window = { width: Math.ceil(sheet.width), height: Math.ceil(sheet.height) };
			const scale = width / window.width;
			return browser.open({ ...pathOf(request), window: { ...window, scale } }, async (page) => {
				const pictures: Uint8Array[] = [];
				for (const leaf of await page.locator('[data-leaf]').all())
					pictures.push(await leaf.screenshot({ type: 'png', animations: 'disabled' }));
				return pictures;
			});
		}
	};
}

const pathOf = ({ edition, page, cookie, signal }: PrintRequest) => ({
	path: `/print/${edition.date}${page === null ? '' : `?page=${page}`}`,
	cookie,
	signal
});
