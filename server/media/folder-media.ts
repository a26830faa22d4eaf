import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
	checkedName,
	MEDIA_FOLDERS,
	mediaName,
	type KeptMedia,
	type ListedMedia,
	type MediaFolder,
	type MediaName,
	type MediaStore,
	type OpenedMedia
} from './media-store.ts';
import { isMissing, noneYet, removeParts, spool } from './spool.ts';

/** Media as files in a data folder, of which the caller holds the lock. */
export async function openFolderMedia(dataDir: string): Promise<MediaStore> {
	for (const folder of MEDIA_FOLDERS) await removeParts(path.join(dataDir, folder));
	return new FolderMedia(dataDir);
}

class FolderMedia implements MediaStore {
	readonly #dataDir: string;

	constructor(dataDir: string) {
		this.#dataDir = dataDir;
	}

	async put(name: MediaName, bytes: Uint8Array): Promise<void> {
		const file = this.#file(name);
		await this.#keep(path.dirname(file), Readable.from([bytes]), () => file);
	}

	putByHash(
		folder: MediaFolder,
		ending: string,
		body: AsyncIterable<Uint8Array>
	): Promise<KeptMedia> {
		return this.#keep(path.join(this.#dataDir, folder), body, (sha256) =>
			this.#file(`${folder}/${sha256}${ending}`)
		);
	}

	async read(name: MediaName): Promise<Buffer | null> {
		return readFile(this.#file(name)).catch(nothing);
	}

	async open(name: MediaName): Promise<OpenedMedia | null> {
		const file = await open(this.#file(name)).catch(nothing);
		if (!file) return null;
		const { size } = await file.stat();
		// A web stream of Node's is one of the platform's; only their types differ.
		const body = Readable.toWeb(createReadStream('', { fd: file })) as ReadableStream<Uint8Array>;
		return { bytes: size, body };
	}

	async *list(folder: MediaFolder): AsyncGenerator<ListedMedia> {
		for (const base of await readdir(path.join(this.#dataDir, folder)).catch(noneYet)) {
			const name = mediaName(folder, base);
			if (name) yield { name, bytes: (await stat(this.#file(name))).size };
		}
	}

	#file(name: MediaName): string {
		return path.join(this.#dataDir, checkedName(name));
	}

	/** Writes a file aside and gives it its name once it is on the disk. */
	async #keep(
		folder: string,
		body: AsyncIterable<Uint8Array>,
		fileOf: (sha256: string) => string
	): Promise<KeptMedia> {
		const { file, sha256, bytes } = await spool(folder, body);
		try {
			await rename(file, fileOf(sha256));
			await syncFolder(folder);
			return { sha256, bytes };
		} finally {
			await rm(file, { force: true });
		}
	}
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder);
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function nothing(error: unknown): null {
	if (isMissing(error)) return null;
	throw error;
}
