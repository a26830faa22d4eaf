import { test as base, type BrowserContext } from '@playwright/test';
import { openPaper, type LivePaper } from './live-paper.ts';

/**
 * Playwright's `test` with a paper that is set up: one server and its people for each worker, and
 * an edition of its own for each test, since which tests share a worker is chance. A test that kills
 * the server or takes roles away opens its own with `openPaper`.
 */
export const test = base.extend<{ paper: LivePaper }, { newsroom: LivePaper }>({
	newsroom: [
		async ({}, use) => {
			const newsroom = await openPaper();
			await use(newsroom);
			await newsroom.close();
		},
		{ scope: 'worker' }
	],
	paper: async ({ newsroom, browser }, use) => {
		const pages = () => browser.contexts().flatMap((context) => context.pages());
		const before = new Set(pages());
		const opened: BrowserContext[] = [];
		const open: LivePaper['open'] = async (...how) => {
			const context = await newsroom.open(...how);
			opened.push(context);
			return context;
		};
		await use({ ...newsroom, open, edition: await newsroom.newEdition() });
		// A window that is left open follows the desk, beside all the tests that come after it.
		for (const context of opened) await context.close();
		for (const page of pages()) if (!before.has(page)) await page.close();
	},
	baseURL: async ({ newsroom }, use) => use(newsroom.server.origin)
});

export { expect } from '@playwright/test';
