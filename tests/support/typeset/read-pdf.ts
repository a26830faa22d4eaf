import { getDocumentProxy } from 'unpdf';

/** CSS px in a PDF point. */
const PX = 96 / 72;

/** Characters of a PDF with the place of the first on its base line, CSS px from the top left. */
export interface PdfWord {
	text: string;
	x: number;
	y: number;
}

export interface PdfPage {
	/** CSS px. */
	width: number;
	height: number;
	words: PdfWord[];
}

/** The pages of a PDF with their words. */
export async function readPdf(pdf: Uint8Array): Promise<PdfPage[]> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const pages: PdfPage[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { width, height } = page.getViewport({ scale: 1 });
		const { items } = await page.getTextContent();
		const words = items.flatMap((item): PdfWord[] => {
			if (!('str' in item) || item.str.trim() === '') return [];
			const [, , , , x = 0, y = 0] = item.transform as number[];
			return [{ text: item.str, x: x * PX, y: (height - y) * PX }];
		});
		pages.push({ width: width * PX, height: height * PX, words });
	}
	return pages;
}

/** What kinds of fonts a PDF of Chromium's holds, and whether the outlines of each are in it. */
export function fontsIn(pdf: Uint8Array): { kinds: string[]; areEmbedded: boolean } {
	const source = Buffer.from(pdf).toString('latin1');
	const kinds = new Set(
		Array.from(
			source.matchAll(/\/(Type[013]|MMType1|TrueType|CIDFontType[02])\b(?!C)/g),
			([, kind]) => String(kind)
		)
	);
	const count = (pattern: RegExp) => [...source.matchAll(pattern)].length;
	const described = count(/\/Type\s*\/FontDescriptor\b/g);
	return {
		kinds: [...kinds].sort(),
		areEmbedded: described > 0 && described === count(/\/FontFile[23]?\s/g)
	};
}
