import { getDocumentProxy } from 'unpdf';
import type { SetEdition } from '#lib/typeset/set-page.ts';

/** CSS px in a PDF point. */
const PX = 96 / 72;

interface Word {
	text: string;
	x: number;
	/** Of the base line, from the top of its page. */
	y: number;
}

/** What a PDF of drawn pages, one a sheet, has where each of their lines stands, without spaces. */
export async function wordsInPdf(pdf: Uint8Array, { pages }: SetEdition): Promise<string[]> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const found: string[] = [];
	for (const [index, page] of pages.entries()) {
		const words = await wordsOn(await document.getPage(index + 1));
		for (const line of page.lines) {
			const here = words.filter(
				({ x, y }) =>
					y > line.y && y <= line.y + page.pitch && x >= line.x - 1 && x < line.x + line.width
			);
			here.sort((one, other) => one.x - other.x);
			found.push(
				here
					.map(({ text }) => text)
					.join('')
					.replaceAll(/\s/g, '')
			);
		}
	}
	return found;
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

async function wordsOn(page: PdfPage): Promise<Word[]> {
	const { height } = page.getViewport({ scale: 1 });
	const { items } = await page.getTextContent();
	return items.flatMap((item) => {
		if (!('str' in item)) return [];
		const [, , , , x, y] = item.transform as number[];
		return [{ text: item.str, x: (x ?? 0) * PX, y: (height - (y ?? 0)) * PX }];
	});
}
