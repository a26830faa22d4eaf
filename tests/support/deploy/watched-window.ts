import type { BrowserContext, Page } from '@playwright/test';

/** What a window said of itself from a moment on. */
export interface Said {
	/** Epoch ms. */
	at: number;
	/** Banners, and “not saved” where it is said as a warning; '' for none. */
	warns: string;
	/** Whether all of its story is on disk, as it shows; null: it shows no story. */
	isSaved: boolean | null;
}

/** Something that stood on a window without a break. */
export interface Warning {
	/** What it said, one after the other. */
	texts: string[];
	/** When it came, from the moment that is asked about, and for how long it stood, ms. */
	after: number;
	ms: number;
}

/** How often a window looks at itself, ms. */
const LOOK_MS = 25;

/** A window that writes down what a person would have seen. */
export class WatchedWindow {
	readonly name: string;
	readonly page: Page;
	/** Answers of 500 and above, requests that broke, and errors of its scripts. */
	readonly faults: string[] = [];

	private constructor(name: string, page: Page) {
		this.name = name;
		this.page = page;
		page.on('pageerror', (error) => this.faults.push(error.message));
		page.on('response', (answer) => {
			if (answer.status() >= 500) this.faults.push(`${answer.status()} ${pathOf(answer.url())}`);
		});
		page.on('requestfailed', (request) => {
			const why = request.failure()?.errorText ?? '';
			// What a page gave up itself when it was left.
			if (why !== 'net::ERR_ABORTED') this.faults.push(`${why} ${pathOf(request.url())}`);
		});
	}

	static async open(context: BrowserContext, name: string): Promise<WatchedWindow> {
		const page = await context.newPage();
		await page.addInitScript(watch, LOOK_MS);
		return new WatchedWindow(name, page);
	}

	/** What it said since then, beginning with what it said at that moment. */
	async said(since: number): Promise<Said[]> {
		const all = await this.page.evaluate(() => (window as unknown as { said: Said[] }).said);
		const first = all.findLastIndex(({ at }) => at <= since);
		return all.slice(Math.max(0, first));
	}

	/** The warnings that it showed since then. */
	async warnings(since: number): Promise<Warning[]> {
		const said = await this.said(since);
		const warnings: Warning[] = [];
		let standing: Warning | null = null;
		for (const [index, { at, warns }] of said.entries()) {
			const [begun, ended] = [Math.max(at, since), said[index + 1]?.at ?? Date.now()];
			if (!warns) standing = null;
			else if (!standing) warnings.push((standing = { texts: [], after: begun - since, ms: 0 }));
			if (!standing) continue;
			standing.ms += ended - begun;
			// Numbers in it change with every word.
			const text = warns.replaceAll(/\d+(:\d+)?/g, 'N');
			if (!standing.texts.includes(text)) standing.texts.push(text);
		}
		return warnings;
	}

	/** The longest time since then for which it did not show that all is saved, ms. */
	async longestUnsaved(since: number): Promise<number> {
		let longest = 0;
		let savedAt = since;
		let wasSaved = true;
		for (const { at, isSaved } of await this.said(since)) {
			if (wasSaved && !isSaved) savedAt = Math.max(at, since);
			if (!wasSaved && isSaved) longest = Math.max(longest, at - savedAt);
			wasSaved = isSaved ?? true;
		}
		return wasSaved ? longest : Math.max(longest, Date.now() - savedAt);
	}
}

/** Runs in the page. */
function watch(every: number): void {
	const said: Said[] = [];
	Object.assign(window, { said });
	setInterval(() => {
		const shown = document.querySelectorAll('[role=alert], .saved.caution');
		const words = [...shown].map((one) => (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
		const warns = words.filter(Boolean).join(' | ');
		const mark = document.querySelector<HTMLElement>('[data-saved]');
		const isSaved = mark ? mark.dataset.saved === 'true' : null;
		const last = said.at(-1);
		if (last?.warns !== warns || last.isSaved !== isSaved)
			said.push({ at: Date.now(), warns, isSaved });
	}, every);
}

const pathOf = (url: string): string => new URL(url).pathname;
