import fs from 'node:fs';
import process from 'node:process';

/** All others. */
const OTHERS = 0o007;

/**
 * Keeps a SQLite file from everybody else, however its folder is: there are password hashes in it. What SQLite
 * puts beside a new one follows it. One of before loses the rights of all others, and keeps its group's. Never
 * opened and closed here once it is there: the locks of this process on it would be gone.
 */
export function keepPrivate(file: string): void {
	if (!fs.existsSync(file)) return fs.closeSync(fs.openSync(file, 'wx', 0o600));
	for (const ending of ['', '-wal', '-shm']) {
		const found = fs.statSync(file + ending, { throwIfNoEntry: false });
		if (found && found.uid === process.getuid?.() && found.mode & OTHERS)
			fs.chmodSync(file + ending, found.mode & 0o777 & ~OTHERS);
	}
}
