import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import type { PressSheet } from '#model/press-sheet.ts';

/** PDF counts in points of 1/72 inch. */
const points = (mm: number): number => (mm * 72) / 25.4;

/**
 * Says where paper, bleed and trim are on every page (ISO 32000-1 §14.11.2). A browser makes pages of
 * whole pixels, a little larger than asked; what was drawn begins at their top left corner.
 */
export function setPageBoxes(document: PDFDocument, sheet: PressSheet): void {
	for (const page of document.getPages()) setBoxesOf(page, sheet);
}

function setBoxesOf(page: PDFPage, { width, height, margin, bleed, trim }: PressSheet): void {
	const top = page.getMediaBox().y + page.getHeight();
	/** A rectangle by its distance from the top left corner and its size, mm. */
	const box = (inset: number, size: { width: number; height: number }) =>
		[
			points(inset),
			top - points(inset + size.height),
			points(size.width),
			points(size.height)
		] as const;
	const around = { width: trim.width + 2 * bleed, height: trim.height + 2 * bleed };
	page.setMediaBox(...box(0, { width, height }));
	page.setCropBox(...box(0, { width, height }));
	page.setBleedBox(...box(margin - bleed, around));
	page.setTrimBox(...box(margin, trim));
	page.setArtBox(...box(margin, trim));
}
