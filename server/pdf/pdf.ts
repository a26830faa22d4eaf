import type { Logger } from 'pino';
import { chromium, type Browser } from 'playwright-core';
import { err, ok, type Result } from '#model/result.ts';
import { createTurns } from '../turns.ts';
import { findChromium } from './find-chromium.ts';

/** no-chromium: none on this machine; failed: it did not come to an end, and the log says why. */
export type PdfFault = 'no-chromium' | 'failed' | 'busy';

export interface PdfRequest {
	/** Path and query of a page that prints itself and says when it is ready (data-ready). */
	path: string;
	/** Whoever asks: the page is opened with their session. */
	cookie: string;
	/** Of all pages, mm. */
	trim: { width: number; height: number };
}

export interface Pdf {
	/** Prints a page of this server. */
	print(request: PdfRequest): Promise<Result<Buffer, PdfFault>>;
	/** Tells the address of this server for one that runs beside it. */
	servesAt(address: string): void;
	/** Ends the Chromium that runs; what waits fails. */
	close(): Promise<void>;
}

export interface PdfOptions {
	/** CHROMIUM of the settings; null: wherever it is found. */
	executable: string | null;
	logger: Logger;
}

/** The longest that a print may take, ms: less than a proxy, or our own server, waits for an answer. */
const PATIENCE = 40_000;
/** Who waits for their turn; more are told to come again. */
const QUEUE = 2;

/** Prints through Chromium, one after the other: it takes a core and some hundred MB. */
export function createPdf({ executable, logger }: PdfOptions): Pdf {
	const turns = createTurns(1);
	let address: string | null = null;

	let running: Browser | null = null;
	let isClosed = false;

	async function printed(request: PdfRequest, executablePath: string): Promise<Buffer> {
		if (isClosed) throw new Error('the server is stopping');
		const browser = await chromium.launch({ executablePath, args: ARGUMENTS, ...OWN_SIGNALS });
		running = browser;
		// Whatever hangs in it hangs no longer then, and the next one has their turn.
		const deadline = setTimeout(() => void browser.close(), PATIENCE);
		try {
			return await printIn(browser, `${address}${request.path}`, request);
		} finally {
			clearTimeout(deadline);
			running = null;
			await browser.close();
		}
	}

	return {
		servesAt: (given) => void (address = given),
		async close() {
			isClosed = true;
			await running?.close();
		},
		async print(request) {
			const chrome = findChromium(executable);
			if (chrome === null) return err('no-chromium');
			if (turns.waiting() >= QUEUE) return err('busy');
			try {
				return ok(await turns.run(() => printed(request, chrome)));
			} catch (error) {
				logger.error({ err: error, path: request.path }, 'no PDF');
				return err('failed');
			}
		}
	};
}

async function printIn(
	browser: Browser,
	url: string,
	{ cookie, trim: { width, height } }: PdfRequest
): Promise<Buffer> {
	const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
	const page = await context.newPage();
	const answer = await page.goto(url);
	if (!answer?.ok()) throw new Error(`the page was answered with ${answer?.status()}`);
	await page.locator('main[data-ready]').waitFor({ state: 'attached', timeout: PATIENCE });
	await page.waitForLoadState('networkidle');
	return page.pdf({
		width: `${width}mm`,
		height: `${height}mm`,
		printBackground: true,
		preferCSSPageSize: true
	});
}

/** The server stops in an order of its own, and ends what it has started. */
const OWN_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Who prints is the server, in a container often as root, and opens only its own pages. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
