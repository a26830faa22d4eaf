import fs from 'node:fs';
import path from 'node:path';
import { quantile, round } from '../lib/figures.ts';
import type { Result } from './results.ts';

const TIMES = 100;
const PAGE = Buffer.alloc(4096, 1);

/** How long the disk under a folder takes to keep one page that is added to a file. */
export function measureFsync(folder: string): Result {
	const file = fs.openSync(path.join(folder, 'fsync'), 'a');
	const times = Array.from({ length: TIMES }, () => {
		const begun = performance.now();
		fs.writeSync(file, PAGE);
		fs.fdatasyncSync(file);
		return performance.now() - begun;
	});
	fs.closeSync(file);
	return {
		fsyncP50: round(quantile(times, 0.5), 3),
		fsyncP95: round(quantile(times, 0.95), 3)
	};
}
