import { statSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, type Config } from './config.ts';
import { isProgram } from './pdf/find-program.ts';

/** Throws ConfigError where a setting names what is not on this machine, or is something else. */
export function expectSettings({ chromium, ghostscript, backupDir }: Config): void {
	for (const [name, program] of Object.entries({ CHROMIUM: chromium, GHOSTSCRIPT: ghostscript }))
		if (program !== null && !isProgram(program))
			throw new ConfigError(`${name} must be a program that may be run, not “${program}”.`);
	if (backupDir !== null && !canBeFolder(backupDir))
		throw new ConfigError(`BACKUP_DIR, ${backupDir}, can be no folder.`);
}

/** One that is not there may come: its disk is not mounted yet, or it is made by the first backup. */
function canBeFolder(folder: string): boolean {
	try {
		const found = statSync(folder, { throwIfNoEntry: false });
		return found ? found.isDirectory() : canBeFolder(path.dirname(folder));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new ConfigError(`BACKUP_DIR, ${folder}, cannot be reached by this user (${code}).`, {
			cause: error
		});
	}
}
