import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newId } from '#model/ids.ts';
import type { KeptMedia } from './media-store.ts';

/** How files end that are not whole yet. */
const PART = '.part';

/** What has been written aside, on the disk, until it gets its name. */
export interface Spooled extends KeptMedia {
	file: string;
	/** Hex. */
	md5: string;
}

/** Writes what a stream brings into a file of its own in a folder. Whoever asked takes it away. */
export async function spool(folder: string, body: AsyncIterable<Uint8Array>): Promise<Spooled> {
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, `${newId()}${PART}`);
	const [sha256, md5] = [createHash('sha256'), createHash('md5')];
	let bytes = 0;
	async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		for await (const chunk of chunks) {
			sha256.update(chunk);
			md5.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
	}
	try {
		await pipeline(body, counted, createWriteStream(file, { flush: true }));
		return { file, bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
	} catch (error) {
		await rm(file, { force: true });
		throw error;
	}
}

/** Takes away what a crash has left half written in a folder. */
export async function removeParts(folder: string): Promise<void> {
	for (const name of await readdir(folder).catch(noneYet))
		if (name.endsWith(PART)) await rm(path.join(folder, name), { force: true });
}

/** The folder is made with the first file in it. */
export function noneYet(error: unknown): string[] {
	if (isMissing(error)) return [];
	throw error;
}

export const isMissing = (error: unknown): boolean =>
	(error as NodeJS.ErrnoException).code === 'ENOENT';
