import { createHash, type Hash } from 'node:crypto';
import { MediaAltered } from '../media-fault.ts';
import { hashInName } from '../media-hash.ts';
import type { MediaName, MediaStore, OpenedMedia } from './media-store.ts';

/** What turns out not to be what its hash says. */
export type Altered = 'photo' | 'evidence';

/**
 * The same store; `altered` is told of bytes that are not those their name was made from. They are given
 * all the same: a photo with a flipped bit is still one tonight, and a pack says itself what is wrong
 * with it. Whoever runs the server has to hear of it.
 */
export function checkedMedia(
	media: MediaStore,
	altered: (what: Altered, name: string) => void
): MediaStore {
	const isAltered = (name: MediaName, hash: Hash): void => {
		const said = hashInName(name);
		if (said !== null && !hash.digest('hex').startsWith(said)) altered(kindOf(name), name);
	};
	const sent = (folder: string) => (error: unknown) => {
		if (error instanceof MediaAltered) altered(kindOf(folder), folder);
		throw error;
	};
	return {
		put: (name, bytes) => media.put(name, bytes).catch(sent(name)),
		putByHash: (folder, ...about) => media.putByHash(folder, ...about).catch(sent(folder)),
		async read(name) {
			const bytes = await media.read(name);
			if (bytes) isAltered(name, createHash('sha256').update(bytes));
			return bytes;
		},
		async open(name) {
			const opened = await media.open(name);
			return opened && hashed(opened, (hash) => isAltered(name, hash));
		},
		list: (folder) => media.list(folder)
	};
}

const kindOf = (name: string): Altered => (name.startsWith('photos') ? 'photo' : 'evidence');

/** The same stream; what was read of it to its end is handed over as a hash. */
function hashed({ bytes, body }: OpenedMedia, end: (hash: Hash) => void): OpenedMedia {
	const hash = createHash('sha256');
	const reading = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			hash.update(chunk);
			controller.enqueue(chunk);
		},
		flush: () => end(hash)
	});
	return { bytes, body: body.pipeThrough(reading) };
}
