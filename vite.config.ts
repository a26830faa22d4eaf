import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { devServices } from './scripts/dev-services.ts';

export default defineConfig({
	plugins: [sveltekit(), devServices()],
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
	server: {
		port: Number(process.env.PORT ?? 3000),
		host: process.env.HOST ?? '127.0.0.1',
		watch: { ignored: ['**/data/**', '**/test-results/**'] }
	},
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'scripts/**/*.test.ts']
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
