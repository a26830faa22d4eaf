/** Writes one .docx in a thread of its own and posts its bytes; see write-docx.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { docx } from './docx.ts';
import type { DocxRequest } from './write-docx.ts';

const { parts, photos, title } = workerData as DocxRequest;
parentPort?.postMessage(await docx(parts, photos, title));
