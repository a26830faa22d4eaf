import { decodePDFRawStream, PDFName, PDFRawStream, type PDFDocument } from '@cantoo/pdf-lib';

/** `.5 .5 .5 rg`, as Skia writes it: operands and operator on one line, between white space. */
const NEUTRAL = /(?<=^|\s)([\d.]+) \1 \1 (rg|RG)(?=\s)/g;
const OPERATORS: Record<string, string> = { rg: 'g', RG: 'G' };

/**
 * Says black, white and greys of text, rules and boxes in one component instead of three alike.
 * Ghostscript lays DeviceGray on the black plate alone, and RGB black on all four.
 * @param content a content stream of Skia's, decoded: its strings are hex, so nothing else looks like it
 */
export const neutralAsGrey = (content: string): string =>
	content.replace(
		NEUTRAL,
		(_, level: string, operator: string) => `${level} ${OPERATORS[operator]}`
	);

/** The same in every content stream of a document: of pages and of forms. */
export function greyNeutrals({ context }: PDFDocument): void {
	for (const [ref, object] of context.enumerateIndirectObjects()) {
		if (!(object instanceof PDFRawStream) || !isContent(object)) continue;
		const content = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
		const grey = neutralAsGrey(content);
		if (grey === content) continue;
		const stream = context.flateStream(Buffer.from(grey, 'latin1'));
		for (const [key, value] of object.dict.entries())
			if (!KEPT_OUT.includes(key)) stream.dict.set(key, value);
		context.assign(ref, stream);
	}
}

const KEPT_OUT = ['Length', 'Filter', 'DecodeParms'].map((name) => PDFName.of(name));

/** Pages' contents have no type; fonts, images and the like have one, or other keys than a filter. */
function isContent({ dict }: PDFRawStream): boolean {
	const subtype = dict.get(PDFName.of('Subtype'));
	if (subtype) return subtype === PDFName.of('Form');
	return dict.keys().every((key) => KEPT_OUT.includes(key));
}
