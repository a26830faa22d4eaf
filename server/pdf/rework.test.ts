import { execFileSync } from 'node:child_process';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { shippedFormat } from '#model/format.ts';
import { pressSheet } from '#model/press-sheet.ts';
import { findGhostscript } from './find-program.ts';
import { separate } from './ghostscript.ts';
import { neutralAsGrey } from './neutral-as-grey.ts';
import { reworkPdf } from './rework-pdf.ts';

const sikai = shippedFormat('sikai');

/** A page of 774 × 1105.92 points, as a browser makes it, with a square of one colour. */
const aPage = (colour: Colour): Promise<Uint8Array> => pagesOf(colour);

/** As many pages as there are colours. */
async function pagesOf(...colours: Colour[]): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	for (const colour of colours) {
		const page = document.addPage([774, 1105.92]);
		page.drawRectangle({ x: 100, y: 100, width: 300, height: 300, color: rgb(...colour) });
	}
	return document.save();
}

type Colour = [red: number, green: number, blue: number];

const mm = (points: number) => Math.round((points / 72) * 25.4 * 100) / 100;

describe('the boxes of a page', () => {
	test.each([
		[false, 273, 390, 0, 0],
		[true, 297, 414, 12, 9]
	])('marks %s: paper, bleed and trim to a hundredth of a millimetre', async (marks, ...sizes) => {
		const [width, height, toTrim, toBleed] = sizes;
		const boxes = pressSheet(sikai, marks);
		const { bytes } = await reworkPdf({ parts: [await aPage([0, 0, 0])], boxes });
		const page = (await PDFDocument.load(bytes)).getPage(0);
		const [paper, bleed, trim] = [page.getMediaBox(), page.getBleedBox(), page.getTrimBox()];
		expect([mm(paper.width), mm(paper.height)]).toEqual([width, height]);
		expect([mm(trim.width), mm(trim.height)]).toEqual([273, 390]);
		// The page was drawn from the top left corner.
		expect(paper.x).toBe(0);
		expect(paper.y + paper.height).toBeCloseTo(1105.92);
		expect(mm(trim.x)).toBe(toTrim);
		expect(mm(1105.92 - trim.y - trim.height)).toBe(toTrim);
		expect(mm(bleed.x)).toBe(toBleed);
		expect(mm(bleed.y - paper.y)).toBe(toBleed);
	});
});

test('black and greys are said in one component, colours as they are', () => {
	const content = '0 0 0 RG 0 0 0 rg\n.784 .086 .114 rg\n.5 .5 .5 rg\n<00000000> Tj\n1 0 0 rg';
	expect(neutralAsGrey(content)).toBe('0 G 0 g\n.784 .086 .114 rg\n.5 g\n<00000000> Tj\n1 0 0 rg');
});

test('a font that is no embedded TrueType is counted', async () => {
	const document = await PDFDocument.create();
	document.addPage().drawText('A', { font: await document.embedFont('Helvetica') });
	expect(await reworkPdf({ parts: [await document.save()] })).toMatchObject({ foreignFonts: 1 });
	expect(await reworkPdf({ parts: [await aPage([0, 0, 0])] })).toMatchObject({ foreignFonts: 0 });
});

const gs = findGhostscript(null);

describe.skipIf(gs === null)(
	'with the Ghostscript of this machine (skipped where there is none)',
	// Each starts half a dozen programs and threads, which a busy machine makes wait.
	{ timeout: 30_000 },
	() => {
		/** Shares of each page under cyan, magenta, yellow and black. */
		async function inksOf(
			pdf: Uint8Array,
			inks: 'grey' | 'cmyk',
			greyNeutrals = true
		): Promise<number[][]> {
			const prepared = await reworkPdf({ parts: [pdf], greyNeutrals });
			const parts = await separate(gs ?? '', prepared, inks, new AbortController().signal);
			const { bytes } = await reworkPdf({ parts });
			const asked = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=inkcov', '-o', '-', '-'];
			const answer = execFileSync(gs ?? '', asked, { input: bytes, encoding: 'utf8' });
			const lines = answer.trim().split('\n');
			return lines.map((line) => line.trim().split(/\s+/).slice(0, 4).map(Number));
		}
		const onPlates = ([shares]: number[][]) => shares?.map((share) => share > 0);

		test('black is on the black plate alone', async () => {
			const page = await aPage([0, 0, 0]);
			expect(onPlates(await inksOf(page, 'cmyk'))).toEqual([false, false, false, true]);
			// Left as the browser says it, it would be on all four.
			expect(onPlates(await inksOf(page, 'cmyk', false))).toEqual([true, true, true, true]);
		});

		test('red stays red in four inks, and is grey in one', async () => {
			const page = await aPage([0.8, 0.1, 0.1]);
			const [[, magenta = 0, yellow = 0] = []] = await inksOf(page, 'cmyk');
			expect(Math.min(magenta, yellow)).toBeGreaterThan(0.05);
			expect(onPlates(await inksOf(page, 'grey'))).toEqual([false, false, false, true]);
		});

		test.each([2, 3])('%s pages come back in their order, each once', async (count) => {
			const red: Colour = [0.8, 0.1, 0.1];
			const pages = Array.from({ length: count }, (_, at): Colour => (at % 3 ? red : [0, 0, 0]));
			const inked = await inksOf(await pagesOf(...pages), 'cmyk');
			expect(inked.map(([, magenta = 0]) => magenta > 0)).toEqual(pages.map((one) => one === red));
		});

		test('what is no PDF is an error, and what is called off ends', async () => {
			const no = { bytes: Buffer.from('no'), pages: 8 };
			const nonsense = separate(gs ?? '', no, 'cmyk', new AbortController().signal);
			await expect(nonsense).rejects.toThrow('Ghostscript ended with 1');
			const page = { bytes: await aPage([0, 0, 0]), pages: 1 };
			await expect(separate(gs ?? '', page, 'cmyk', AbortSignal.abort())).rejects.toThrow(
				'aborted'
			);
		});
	}
);
