import { accessSync, constants } from 'node:fs';

/** Where distributions and installers put it. */
const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** A Chromium of this machine: the one that is set (CHROMIUM), or the first that is found; null: none. */
export function findChromium(set: string | null): string | null {
	const isThere = (file: string): boolean => {
		try {
			accessSync(file, constants.X_OK);
			return true;
		} catch {
			// It is not there, or may not be run: to whoever wants a PDF that is the same.
			return false;
		}
	};
	return (set === null ? PLACES : [set]).find(isThere) ?? null;
}
