import { test as base } from '@playwright/test';
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
	paper: async ({ newsroom }, use) => {
		await use({ ...newsroom, edition: await newsroom.newEdition() });
	},
	baseURL: async ({ newsroom }, use) => use(newsroom.server.origin)
});

export { expect } from '@playwright/test';
