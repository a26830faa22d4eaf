import { test as base } from '@playwright/test';
import { startServer, type RunningServer } from './start-server.ts';

/**
 * Playwright's `test` with a server of its own for every test file that wants one: `server` starts
 * once per worker with empty data; a test that kills or fills it takes `ownServer`.
 */
export const test = base.extend<{ ownServer: RunningServer }, { server: RunningServer }>({
	server: [
		async ({}, use) => {
			const server = await startServer();
			await use(server);
			await server.dispose();
		},
		{ scope: 'worker' }
	],
	ownServer: async ({}, use) => {
		const server = await startServer();
		await use(server);
		await server.dispose();
	},
	baseURL: async ({ server }, use) => use(server.origin)
});

export { expect } from '@playwright/test';
