import { Worker } from 'node:worker_threads';
import type { ChainReport } from './store.ts';

/**
 * Goes through the chain of a file in a thread of its own: hundreds of megabytes are read and hashed,
 * and neither sockets nor writes are to wait for that.
 */
export function verifyInThread(file: string, head?: string): Promise<ChainReport> {
	const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
		name: 'verify',
		workerData: { file, head }
	});
	return new Promise((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('the thread that verifies ended early')));
	});
}
