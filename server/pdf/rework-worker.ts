/** Reworks one PDF in a thread of its own and posts its bytes; see rework-pdf.ts. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { parentPort, workerData } from 'node:worker_threads';
import { foreignFonts } from './foreign-fonts.ts';
import { greyNeutrals } from './neutral-as-grey.ts';
import { setPageBoxes } from './page-boxes.ts';
import type { PdfRework, ReworkedPdf } from './rework-pdf.ts';

const rework = workerData as PdfRework;
const [whole, ...others] = await Promise.all(
	rework.parts.map((bytes) => PDFDocument.load(bytes, { updateMetadata: false }))
);
if (!whole) throw new Error('there is no document to rework');
const document = rework.only === undefined ? whole : await pageOf(whole, rework.only);
for (const other of others)
	for (const page of await document.copyPages(other, other.getPageIndices()))
		document.addPage(page);
if (rework.greyNeutrals) greyNeutrals(document);
if (rework.boxes) setPageBoxes(document, rework.boxes);
const reworked: ReworkedPdf = {
	bytes: await document.save(),
	pages: document.getPageCount(),
	foreignFonts: foreignFonts(document)
};
parentPort?.postMessage(reworked);

async function pageOf(from: PDFDocument, index: number): Promise<PDFDocument> {
	const alone = await PDFDocument.create({ updateMetadata: false });
	for (const page of await alone.copyPages(from, [index])) alone.addPage(page);
	return alone;
}
