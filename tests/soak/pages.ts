import { chromium } from 'playwright-core';
import { checkPages } from '#tests/support/typeset/check-pages.ts';
import { serveTypeset } from '#tests/support/typeset/serve.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { none, told, type Figure } from './figure.ts';

/** Generated pages stand in their PDFs as they stand on the screen, and nothing of a story is missing. */
export async function pages({ pages: count = 200, seed = 1 }): Promise<Figure[]> {
	const server = await serveTypeset();
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']
	});
	try {
		const page = await browser.newPage();
		await server.open(page);
		const seeds = Array.from({ length: Math.ceil(count / 2) }, (_, index) => seed + index);
		const faults = await checkPages(page, seeds);
		return [
			told('pages, lines of text and rows of decks on them', `${faults.pages}, ${faults.lines}`),
			none('lines that stand otherwise in the PDF than on the screen', faults.differ),
			none('lines wider than their column', faults.wide),
			none('stories that lost, doubled or moved a character', faults.lost),
			none('things drawn over each other', faults.overlaps),
			none('fonts not embedded as TrueType, pages off their size by 0.5 mm', faults.press)
		];
	} finally {
		await browser.close();
		await server.close();
	}
}
