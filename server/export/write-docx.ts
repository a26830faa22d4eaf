import { Worker } from 'node:worker_threads';
import type { Id } from '#model/ids.ts';
import type { DocxPart, DocxPhoto } from './docx.ts';

/** What stands in a document; it goes to another thread as it is. */
export interface DocxRequest {
	parts: readonly DocxPart[];
	photos: ReadonlyMap<Id, DocxPhoto>;
	title: string;
}

/** A whole edition takes a third of a second; whatever takes so long has gone wrong, ms. */
const LONGEST = 60_000;

/**
 * Writes a document in a thread, so that nobody who types waits for it. Rejects where the thread
 * fails or takes too long.
 */
export function writeDocx(request: DocxRequest): Promise<Uint8Array> {
	const worker = new Worker(new URL('./docx-worker.ts', import.meta.url), {
		workerData: request,
		env: {}
	});
	return new Promise<Uint8Array>((resolve, reject) => {
		const late = () => reject(new Error(`a document was not written within ${LONGEST} ms`));
		const timer = setTimeout(late, LONGEST);
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', (code) => {
			clearTimeout(timer);
			reject(new Error(`the thread that writes documents ended with ${code}`));
		});
	}).finally(() => void worker.terminate());
}
