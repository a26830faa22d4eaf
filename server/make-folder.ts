import fs from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.ts';

/**
 * Makes a folder, and those above it that are missing. Node does that too, but never ends where the system
 * lets nobody make one (/proc), and says of a disk that is only read that there is no such folder.
 */
export function makeFolder(folder: string): void {
	try {
		fs.mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		// A link may lead to a disk that is not there.
		const found = fs.statSync(folder, { throwIfNoEntry: false });
		if (code === 'EEXIST' && found?.isDirectory()) return;
		if (code === 'EEXIST' && !found)
			throw new ConfigError(
				`${folder} leads to a place that is not there; is its disk not mounted?`,
				{
					cause: error
				}
			);
		if (code !== 'ENOENT') throw error;
		const parent = path.dirname(folder);
		if (fs.existsSync(parent))
			throw new ConfigError(`There can be no folder ${folder}.`, { cause: error });
		makeFolder(parent);
		makeFolder(folder);
	}
}
