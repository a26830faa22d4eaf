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

	/** The warnings that it showed since then, each with the time for which it stood, ms. */
	async warnings(since: number): Promise<Map<string, number>> {
		const said = await this.said(since);
		const times = new Map<string, number>();
		for (const [index, { at, warns }] of said.entries()) {
			const ends = said[index + 1]?.at ?? Date.now();
			const ms = ends - Math.max(at, since);
			if (warns) times.set(warns, (times.get(warns) ?? 0) + ms);
		}
		return times;
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
