import { Worker } from 'node:worker_threads';
import { err, type Result } from '#model/result.ts';
import type { Upload, UploadRefusal } from '#model/import/upload.ts';

export interface DocxLimits {
	/** JavaScript memory of the reading thread, MiB. */
	memory: number;
	/** ms. */
	time: number;
}
const LIMITS: DocxLimits = { memory: 256, time: 20_000 };

/**
 * Reads a .docx in a thread with limits to its memory and time, so that a hostile file costs one
 * thread for at most `time` and no more. Pictures a document only refers to are never fetched.
 */
export function readDocx(
	bytes: Uint8Array,
	limits: DocxLimits = LIMITS
): Promise<Result<Upload, UploadRefusal>> {
	const worker = new Worker(new URL('./docx-worker.ts', import.meta.url), {
		workerData: bytes,
		resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 32 },
		env: {},
		stdout: true,
		stderr: true
	});
	return new Promise((resolve) => {
		const settle = (outcome: Result<Upload, UploadRefusal>) => {
			clearTimeout(timer);
			resolve(outcome);
			void worker.terminate();
		};
		const timer = setTimeout(() => settle(err('too-complex')), limits.time);
		worker.once('message', settle);
		worker.once('error', (error: NodeJS.ErrnoException) =>
			settle(err(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-complex' : 'broken'))
		);
		worker.once('exit', () => settle(err('broken')));
	});
}
