import type { Logger } from 'pino';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { PrintFault } from '#model/print-options.ts';
import { err, ok, type Result } from '#model/result.ts';
import { createTurns, type Turns } from '../turns.ts';
import { findChromium } from './find-program.ts';
import { patience, PATIENCE } from './patience.ts';

/** Of what fails the log says why. */
export type BrowserFault = Exclude<PrintFault, 'no-ghostscript'>;

export interface BrowserRequest {
	/** Path and query of a page that sets itself and says when it is ready (data-ready). */
	path: string;
	/** Whoever asks: the page is opened with their session. */
	cookie: string;
	signal: AbortSignal;
	/** Window in CSS px, and device pixels to one of them; for pictures. */
	window?: { width: number; height: number; scale: number };
}

/** A Chromium that opens pages of this server, one request after the other: it takes a core and some hundred MB. */
export interface PrintingBrowser {
	/** Whether there is one on this machine. */
	isThere(): boolean;
	/**
	 * Opens a page, waits until it is ready, and hands it over; it is gone after. `sign` tells that a
	 * step of the work is done: each may take as long as the whole opening.
	 */
	open<T>(
		request: BrowserRequest,
		use: (page: Page, sign: () => void) => Promise<T>
	): Promise<Result<T, BrowserFault>>;
	/** Tells the address of this server for one that runs beside it, and what it is to be asked with. */
	servesAt(address: string, headers?: Record<string, string>): void;
	/** Ends the Chromium that runs; what waits fails. */
	close(): Promise<void>;
}

export interface PrintingBrowserOptions {
	/** CHROMIUM of the settings; null: wherever it is found. */
	executable: string | null;
	logger: Pick<Logger, 'error'>;
	/** One at a time: shared where several are made, since each takes a core. */
	turns?: Turns;
}

/** How long a Chromium may take to end once the server stops; then nobody waits for it any more, ms. */
const GOODBYE_MS = 1000;
/** Who waits for their turn; more are told to come again. */
const QUEUE = 2;

export function createPrintingBrowser({
	executable,
	logger,
	turns = createTurns(1)
}: PrintingBrowserOptions): PrintingBrowser {
	const waiting = new Set<AbortSignal>();
	const stop = new AbortController();
	let address: string | null = null;
	let headers: Record<string, string> = {};
	let running: Promise<unknown> = Promise.resolve();

	async function opened<T>(
		executablePath: string,
		request: BrowserRequest,
		use: (page: Page, sign: () => void) => Promise<T>
	): Promise<T> {
		const signal = AbortSignal.any([request.signal, stop.signal]);
		signal.throwIfAborted();
		const browser = await chromium.launch({
			executablePath,
			args: ARGUMENTS,
			timeout: PATIENCE.step,
			...OWN_SIGNALS
		});
		// Whatever hangs in it hangs no longer then, and the next one has their turn.
		const end = () => void browser.close();
		const { sign, stop: done } = patience(end);
		signal.addEventListener('abort', end);
		try {
			signal.throwIfAborted();
			const asked = { ...request, headers: { ...headers, cookie: request.cookie } };
			const page = await readyPage(browser, `${address}${request.path}`, asked, sign);
			sign();
			return await use(page, sign);
		} finally {
			done();
			signal.removeEventListener('abort', end);
			await browser.close();
		}
	}

	return {
		isThere: () => findChromium(executable) !== null,
		servesAt(given, also = {}) {
			address = given;
			headers = also;
		},
		async close() {
			stop.abort();
			await running;
		},
		async open(request, use) {
			const { signal, path } = request;
			const chrome = findChromium(executable);
			if (chrome === null) return err('no-chromium');
			if ([...waiting].filter(({ aborted }) => !aborted).length > QUEUE) return err('busy');
			waiting.add(signal);
			try {
				return ok(
					await turns.run(() => {
						const work = unlessStopped(opened(chrome, request, use), stop.signal);
						running = work.catch(() => {});
						return work;
					})
				);
			} catch (error) {
				if (signal.aborted) return err('cancelled');
				logger.error({ err: error, path }, 'a page was not printed');
				return err('failed');
			} finally {
				waiting.delete(signal);
			}
		}
	};
}

/**
 * The same, given up a moment after the server stops: a Chromium that hangs would hold it up. Playwright ends it with
 * this process, and no sooner where another newsroom goes on in it.
 */
async function unlessStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
	const late = Promise.withResolvers<never>();
	let timer: NodeJS.Timeout | undefined;
	const wait = () => (timer = setTimeout(() => late.reject(stop.reason), GOODBYE_MS));
	if (stop.aborted) wait();
	else stop.addEventListener('abort', wait, { once: true });
	try {
		return await Promise.race([work, late.promise]);
	} finally {
		clearTimeout(timer);
		stop.removeEventListener('abort', wait);
	}
}

async function readyPage(
	browser: Browser,
	url: string,
	{ headers, window }: Pick<BrowserRequest, 'window'> & { headers: Record<string, string> },
	sign: () => void
): Promise<Page> {
	const context = await browser.newContext({
		extraHTTPHeaders: headers,
		...(window && { viewport: window, deviceScaleFactor: window.scale })
	});
	// Whoever called waits as long as there are signs of life: what has come in is one.
	context.setDefaultTimeout(0);
	const page = await context.newPage();
	page.on('requestfinished', sign);
	const answer = await page.goto(url);
	if (!answer?.ok()) throw new Error(`the page was answered with ${answer?.status()}`);
	await page.locator('main[data-ready]').waitFor({ state: 'attached' });
	await page.waitForLoadState('networkidle');
	return page;
}

/** The server stops in an order of its own, and ends what it has started. */
const OWN_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Who prints is the server, in a container often as root, and opens only its own pages. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
