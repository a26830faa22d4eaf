/** Reworks one PDF in a thread of its own and posts its bytes; see rework-pdf.ts. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { parentPort, workerData } from 'node:worker_threads';
import { foreignFonts } from './foreign-fonts.ts';
import { greyNeutrals } from './neutral-as-grey.ts';
import { setPageBoxes } from './page-boxes.ts';
import type { PdfRework, ReworkedPdf } from './rework-pdf.ts';

const rework = workerData as PdfRework;
const [document, ...others] = await Promise.all(
	rework.parts.map((bytes) => PDFDocument.load(bytes, { updateMetadata: false }))
);
if (!document) throw new Error('there is no document to rework');
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
