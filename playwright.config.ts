import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

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
	timeout: 60_000,
	expect: { timeout: 10_000 },
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
