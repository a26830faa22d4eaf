import fs from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

/** Where systems keep a Chromium, most specific first. */
const SYSTEM_PATHS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** Path of the browser that Playwright would download, or undefined where Playwright is absent. */
function playwrightChromium() {
	const require = createRequire(import.meta.url);
	try {
		return require('playwright-core').chromium.executablePath();
	} catch (error) {
		if (error.code === 'MODULE_NOT_FOUND') return undefined;
		throw error;
	}
}

/**
 * The Chromium that browser tests and benchmarks drive: CHROMIUM_PATH, else Playwright's own, else
 * the system's. Undefined when there is none. Built-ins only: set-up runs this before any install.
 * @returns {string | undefined}
 */
export function findChromium() {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) {
		if (!fs.existsSync(chosen)) throw new Error(`CHROMIUM_PATH points to nothing: ${chosen}`);
		return chosen;
	}
	return [playwrightChromium(), ...SYSTEM_PATHS].find((file) => file && fs.existsSync(file));
}
