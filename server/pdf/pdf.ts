import type { Logger } from 'pino';
import { chromium } from 'playwright-core';
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

/** What a page that prints itself has said of what it prints. */
export interface Printed {
	pdf: Buffer;
	/** SetProblem of every page that is printed. */
	problems: unknown[];
	/** Faces that could not be loaded. */
	missingFaces: string[];
}

export interface Pdf {
	/** Prints a page of this server. */
	print(request: PdfRequest): Promise<Result<Printed, PdfFault>>;
	/** Tells the address of this server for one that runs beside it. */
	servesAt(address: string): void;
}

export interface PdfOptions {
	/** CHROMIUM of the settings; null: wherever it is found. */
	executable: string | null;
	logger: Logger;
}

/** The longest that a page may take to be set, ms. */
const PATIENCE = 60_000;
/** Who waits for their turn; more are told to come again. */
const QUEUE = 5;

/** Prints through Chromium, one after the other: it takes a core and some hundred MB. */
export function createPdf({ executable, logger }: PdfOptions): Pdf {
	const turns = createTurns(1);
	let address: string | null = null;

	async function printed(request: PdfRequest, chrome: string): Promise<Printed> {
		const browser = await chromium.launch({ executablePath: chrome, args: ARGUMENTS });
		try {
			const context = await browser.newContext({ extraHTTPHeaders: { cookie: request.cookie } });
			const page = await context.newPage();
			await page.goto(`${address}${request.path}`, { timeout: PATIENCE });
			const main = page.locator('main[data-ready]');
			await main.waitFor({ state: 'attached', timeout: PATIENCE });
			await page.waitForLoadState('networkidle', { timeout: PATIENCE });
			const [problems, missing] = await main.evaluate((element) => [
				element.getAttribute('data-problems'),
				element.getAttribute('data-missing')
			]);
			const { width, height } = request.trim;
			const pdf = await page.pdf({
				width: `${width}mm`,
				height: `${height}mm`,
				printBackground: true,
				preferCSSPageSize: true
			});
			return {
				pdf,
				problems: JSON.parse(problems ?? '[]') as unknown[],
				missingFaces: JSON.parse(missing ?? '[]') as string[]
			};
		} finally {
			await browser.close();
		}
	}

	return {
		servesAt: (given) => void (address = given),
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

/** Who prints is the server, in a container often as root, and opens only its own pages. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
