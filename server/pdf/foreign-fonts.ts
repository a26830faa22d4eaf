import { PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';

/**
 * How many fonts of a document are no embedded TrueType: what a browser makes of the characters that
 * no shipped face has, Type 3 mostly, which print shops refuse.
 */
export const foreignFonts = ({ context }: PDFDocument): number =>
	context
		.enumerateIndirectObjects()
		.filter(([, object]) => object instanceof PDFDict && isForeign(object)).length;

function isForeign(dict: PDFDict): boolean {
	if (dict.get(PDFName.of('Type')) !== PDFName.of('Font')) return false;
	const subtype = dict.get(PDFName.of('Subtype'));
	// What a composite font is made of says for itself.
	if (subtype === PDFName.of('Type0')) return false;
	const descriptor = dict.lookup(PDFName.of('FontDescriptor'));
	return !(descriptor instanceof PDFDict && descriptor.has(PDFName.of('FontFile2')));
}
