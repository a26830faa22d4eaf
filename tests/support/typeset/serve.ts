import path from 'node:path';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface TypesetServer {
	origin: string;
	/** Loads the bare page with the line engine, its faces and what they say. */
	open(page: Page, broken?: string): Promise<void>;
	close(): Promise<void>;
}

/** Serves the line engine from its sources, without building anything. */
export async function serveTypeset(): Promise<TypesetServer> {
	const server = await createServer({
		root: ROOT,
		configFile: false,
		envFile: false,
		logLevel: 'error',
		appType: 'mpa',
		cacheDir: path.join(ROOT, 'node_modules/.cache/typeset'),
		optimizeDeps: { noDiscovery: true },
		server: { port: 0, host: '127.0.0.1', hmr: false, watch: null }
	});
	await server.listen();
	const address = server.httpServer?.address();
	if (!address || typeof address === 'string') throw new Error('no port');
	const origin = `http://127.0.0.1:${address.port}`;
	return {
		origin,
		open: async (page, broken) => {
			await page.goto(`${origin}/tests/support/typeset/index.html`);
			await page.waitForFunction(() => 'typeset' in window);
			await page.evaluate((family) => window.typeset.open(family), broken);
		},
		close: () => server.close()
	};
}
