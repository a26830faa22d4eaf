import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where distributions and installers put it. */
const CHROMIUMS = [
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
export const findChromium = (set: string | null): string | null =>
	firstThere(set === null ? CHROMIUMS : [set]);

/** A Ghostscript: the one that is set (GHOSTSCRIPT), or the first in PATH; null: none. */
export function findGhostscript(set: string | null): string | null {
	const name = process.platform === 'win32' ? 'gswin64c.exe' : 'gs';
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	return firstThere(set === null ? folders.map((folder) => path.join(folder, name)) : [set]);
}

const firstThere = (files: readonly string[]): string | null => files.find(isProgram) ?? null;

/** Whether it is a file that may be run. */
export function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		// It is not there, or may not be run: to whoever wants a print that is the same.
		return false;
	}
}
