import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devServices } from './scripts/dev-services.ts';
import { oneLanguage } from './scripts/one-language.ts';
import { fewFiles } from './scripts/shared-files.ts';

/** Every browser that runs Copydesk reads WOFF2; the older copies of the fonts stay out of the build. */
function woff2Only(): Plugin {
	return {
		name: 'copydesk:woff2-only',
		enforce: 'pre',
		transform(code, id) {
			if (!/@fontsource\/.*\.css(\?|$)/.test(id)) return undefined;
			return { code: code.replaceAll(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, ''), map: null };
		}
	};
}

/** Of threads that tests begin: see server/compiled-threads.ts. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/copydesk/compiled', import.meta.url));

export default defineConfig({
	plugins: [woff2Only(), sveltekit(), fewFiles(), oneLanguage(), devServices()],
	build: {
		// Fonts stay files: the content security policy refuses them inline.
		assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
		// How long the plugins took is of no use to whoever only starts the server.
		rolldownOptions: { checks: { pluginTimings: false } }
	},
	// One copy each: two copies of Yjs or ProseMirror silently break identity checks.
	resolve: {
		dedupe: [
			'yjs',
			'y-protocols',
			'lib0',
			'prosemirror-model',
			'prosemirror-state',
			'prosemirror-view'
		]
	},
	// As modules, which is what a page's own script may be, too: src/routes/review.
	worker: { format: 'es' },
	server: {
		port: Number(process.env.PORT ?? 3000),
		host: process.env.HOST ?? '127.0.0.1',
		watch: { ignored: ['**/data/**', '**/test-results/**'] }
	},
	test: {
		env: { NODE_COMPILE_CACHE: COMPILED },
		expect: { requireAssertions: true, poll: { timeout: 30_000, interval: 20 } },
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,server,scripts,tests/support}/**/*.test.ts'],
					// Ends what hangs, and says nothing of how fast anything has to be.
					testTimeout: 120_000
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					name: 'sync',
					environment: 'node',
					include: ['tests/sync/**/*.test.ts'],
					testTimeout: 120_000
				}
			}
		]
	}
});
