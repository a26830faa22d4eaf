/** Reads one .docx in a thread of its own and posts the outcome; see read-docx.ts. */
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '#model/result.ts';
import { docxText, type DocxNode } from './docx-text.ts';
import { unpack } from './unpack.ts';
import type { Upload, UploadRefusal } from '#model/import/upload.ts';

async function read(bytes: Uint8Array): Promise<Result<Upload, UploadRefusal>> {
	const files = unpack(bytes);
	if (!files.ok) return files;
	if (!files.value['word/document.xml']) return { ok: false, error: 'broken' };
	const clean = zipSync(files.value, { level: 0 });
	let tree: DocxNode | null = null;
	await mammoth.convertToHtml(
		{ buffer: Buffer.from(clean.buffer, clean.byteOffset, clean.length) },
		{
			externalFileAccess: false,
			includeEmbeddedStyleMap: false,
			ignoreEmptyParagraphs: false,
			transformDocument: (document: DocxNode) => {
				tree = document;
				// Its words are read off the tree; there is nothing left to turn into HTML.
				return { ...document, children: [] };
			}
		}
	);
	if (!tree) return { ok: false, error: 'broken' };
	return { ok: true, value: await docxText(tree) };
}

const outcome = await read(workerData as Uint8Array).catch((): Result<Upload, UploadRefusal> => ({
	ok: false,
	error: 'broken'
}));
parentPort?.postMessage(outcome);
