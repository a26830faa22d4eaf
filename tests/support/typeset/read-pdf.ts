import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** CSS px in a PDF point. */
const PX = 96 / 72;

/** A glyph of a PDF: the characters it stands for, and its origin on the base line, CSS px from the top left. */
export interface PdfGlyph {
	text: string;
	x: number;
	y: number;
	/** How far it moves on. */
	width: number;
	/** Its outlines are in the file, as TrueType. */
	isTrueType: boolean;
}

export interface PdfPage {
	/** CSS px. */
	width: number;
	height: number;
	/** In the order in which they are drawn. */
	glyphs: PdfGlyph[];
}

/** The pages of a PDF with their glyphs, each where it is drawn: no order of reading is guessed. */
export async function readPdf(pdf: Uint8Array): Promise<PdfPage[]> {
	const document = await getDocumentProxy(new Uint8Array(pdf), { fontExtraProperties: true });
	const pages: PdfPage[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { width, height } = page.getViewport({ scale: 1 });
		const { fnArray, argsArray } = await page.getOperatorList();
		const pen = new Pen(height, (name) => page.commonObjs.get(name) as PdfFont);
		const names = await operatorNames();
		fnArray.forEach((code, index) => pen.take(names.get(code), argsArray[index]));
		pages.push({ width: width * PX, height: height * PX, glyphs: pen.glyphs });
	}
	await document.loadingTask.destroy();
	return pages;
}

async function operatorNames(): Promise<ReadonlyMap<number, string>> {
	const { OPS } = await getResolvedPDFJS();
	return new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
}

/** What pdf.js tells of a font. */
interface PdfFont {
	type: string;
	missingFile: boolean;
	fontMatrix: Matrix;
}

/** What pdf.js has in a shown text: glyphs, and numbers that move the pen back by thousandths. */
type Shown = ({ unicode: string; width: number } | number)[];

/** a b c d e f of PDF 32000-1, 8.3.3. */
type Matrix = ArrayLike<number>;

const at = (matrix: Matrix, index: number): number => matrix[index] ?? 0;

const times = (one: Matrix, other: Matrix): Matrix => {
	const [a, b, c, d, e, f] = Array.from(one) as [number, number, number, number, number, number];
	const row = (x: number, y: number) => [
		at(other, 0) * x + at(other, 2) * y,
		at(other, 1) * x + at(other, 3) * y
	];
	const [x = 0, y = 0] = row(e, f);
	return [...row(a, b), ...row(c, d), x + at(other, 4), y + at(other, 5)];
};

const NOWHERE: Matrix = [1, 0, 0, 1, 0, 0];

/** Follows the operators of a page’s content that say where text stands (PDF 32000-1, 8.4 and 9.4). */
class Pen {
	readonly glyphs: PdfGlyph[] = [];
	readonly #height: number;
	readonly #fontOf: (name: string) => PdfFont;
	readonly #saved: Matrix[] = [];
	#page: Matrix = NOWHERE;
	#line: Matrix = NOWHERE;
	/** How far it has come on its line, in units of #line. */
	#moved = 0;
	#font: PdfFont | null = null;
	#size = 1;

	/** @param height of the page, points */
	constructor(height: number, fontOf: (name: string) => PdfFont) {
		this.#height = height;
		this.#fontOf = fontOf;
	}

	take(operator: string | undefined, given: unknown): void {
		switch (operator) {
			case 'save':
				return void this.#saved.push(this.#page);
			case 'restore':
			case 'paintFormXObjectEnd':
				return void (this.#page = this.#saved.pop() ?? NOWHERE);
			case 'transform':
				return void (this.#page = times(given as Matrix, this.#page));
			case 'paintFormXObjectBegin':
				this.#saved.push(this.#page);
				return void (this.#page = times((given as [Matrix | null])[0] ?? NOWHERE, this.#page));
			case 'beginText':
				return this.#goTo(NOWHERE);
			case 'setTextMatrix':
				return this.#goTo((given as [Matrix])[0]);
			case 'moveText': {
				const [x, y] = given as [number, number];
				return this.#goTo(times([1, 0, 0, 1, x, y], this.#line));
			}
			case 'setFont': {
				const [name, size] = given as [string, number];
				[this.#font, this.#size] = [this.#fontOf(name), size];
				return;
			}
			case 'showText':
				return this.#show((given as [Shown])[0]);
			default:
		}
	}

	#goTo(line: Matrix): void {
		[this.#line, this.#moved] = [line, 0];
	}

	#show(shown: Shown): void {
		const { type, missingFile, fontMatrix } = this.#font ?? {
			...{ type: '', missingFile: true, fontMatrix: [0.001] }
		};
		const isTrueType = !missingFile && type === 'CIDFontType2';
		for (const one of shown) {
			if (typeof one === 'number') {
				this.#moved -= (one / 1000) * this.#size;
				continue;
			}
			const width = one.width * at(fontMatrix, 0) * this.#size;
			const matrix = times([1, 0, 0, 1, this.#moved, 0], times(this.#line, this.#page));
			const wide = Math.hypot(at(matrix, 0), at(matrix, 1)) * width * PX;
			const [x, y] = [at(matrix, 4) * PX, (this.#height - at(matrix, 5)) * PX];
			this.glyphs.push({ text: one.unicode, x, y, width: wide, isTrueType });
			this.#moved += width;
		}
	}
}

/** What kinds of fonts a PDF of Chromium's holds, none without words, and whether the outlines of each are in it. */
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
		areEmbedded: described === count(/\/FontFile[23]?\s/g)
	};
}
