import { createHash } from 'node:crypto';
import { MediaFault } from '../media-fault.ts';
import {
	MEDIA_FOLDERS,
	type ListedMedia,
	type MediaFolder,
	type MediaName,
	type MediaStore
} from './media-store.ts';

/** How many are carried at once; each is in memory meanwhile. */
const AT_ONCE: Record<MediaFolder, number> = { photos: 8, evidence: 1 };

/** A folder that has been carried over. */
export interface MovedMedia {
	folder: MediaFolder;
	files: number;
	bytes: number;
	/** The sum of the SHA-256 of all names with those of their bytes, hex. */
	hash: string;
}

/** Carries media into another store and reads them there again. Throws MediaFault where they are not the same. */
export async function moveMedia(from: MediaStore, to: MediaStore): Promise<MovedMedia[]> {
	const moved: MovedMedia[] = [];
	for (const folder of MEDIA_FOLDERS) moved.push(await moveFolder(folder, from, to));
	return moved;
}

async function moveFolder(
	folder: MediaFolder,
	from: MediaStore,
	to: MediaStore
): Promise<MovedMedia> {
	let [files, bytes, sum] = [0, 0, 0n];
	async function work(list: AsyncIterable<ListedMedia>): Promise<void> {
		for await (const listed of list) {
			const hash = await moveOne(listed.name, from, to);
			files += 1;
			bytes += listed.bytes;
			sum = BigInt.asUintN(256, sum + BigInt(`0x${sha256(`${listed.name} ${hash}`)}`));
		}
	}
	const list = from.list(folder);
	await Promise.all(Array.from({ length: AT_ONCE[folder] }, () => work(list)));
	return { folder, files, bytes, hash: sum.toString(16).padStart(64, '0') };
}

async function moveOne(name: MediaName, from: MediaStore, to: MediaStore): Promise<string> {
	const bytes = await from.read(name);
	if (!bytes) throw new MediaFault(`${name} was taken away meanwhile.`);
	await to.put(name, bytes);
	const [sent, arrived] = [sha256(bytes), await hashIn(to, name)];
	if (sent !== arrived) throw new MediaFault(`${name} did not arrive as it was sent.`);
	return sent;
}

async function hashIn(media: MediaStore, name: MediaName): Promise<string> {
	const hash = createHash('sha256');
	const opened = await media.open(name);
	for await (const chunk of opened?.body ?? []) hash.update(chunk);
	return hash.digest('hex');
}

const sha256 = (bytes: string | Uint8Array): string =>
	createHash('sha256').update(bytes).digest('hex');
