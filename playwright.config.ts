import path from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

// Most of what a server does at its start is of use to a newsroom that comes back all at once; of the
// forty servers of these tests it would be the most expensive part.
process.env.REHEARSAL ??= 'off';
process.env.NODE_COMPILE_CACHE ??= path.join(
	import.meta.dirname,
	'node_modules/.cache/copydesk/compiled'
);

/**
 * Browser tests, named after what a journalist does. Each starts its own server on a free port with
 * its own data (tests/support/start-server.ts), so there is no `webServer` here.
 */
export default defineConfig({
	testDir: 'tests/e2e',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	// For what hangs: the longest takes 20 s on a fast machine and four times as long on a slow one.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: [['list']],
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1440, height: 900 },
		// Recording takes a third of the machine; look at a failure with `--trace on`.
		trace: 'off',
		launchOptions: {
			executablePath: findChromium(),
			args: ['--disable-dev-shm-usage', '--disable-gpu']
		}
	}
});
