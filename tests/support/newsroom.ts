import { test as base } from '@playwright/test';
import { openPaper, type LivePaper } from './live-paper.ts';

/**
 * Playwright's `test` with a paper that is set up: one server, its people and an edition for each
 * worker. A test that kills the server or takes roles away opens its own with `openPaper`.
 */
export const test = base.extend<object, { paper: LivePaper }>({
	paper: [
		async ({}, use) => {
			const paper = await openPaper();
			await use(paper);
			await paper.close();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ paper }, use) => use(paper.server.origin)
});

export { expect } from '@playwright/test';
