/** Where media lie: what photos are kept as, and what was kept of editions that went to press. */
export const MEDIA_FOLDERS = ['photos', 'evidence'] as const;
export type MediaFolder = (typeof MEDIA_FOLDERS)[number];

export type MediaName = `${MediaFolder}/${string}`;

/** Bytes that were kept, by their hash. */
export interface KeptMedia {
	/** Hex. */
	sha256: string;
	bytes: number;
}

export interface ListedMedia {
	name: MediaName;
	bytes: number;
}

/** Photos and evidence packs: bytes under names, each of which stands for the same bytes for ever. */
export interface MediaStore {
	/** Keeps bytes under a name: all of them, durably, or none. */
	put(name: MediaName, bytes: Uint8Array): Promise<void>;
	/** Keeps what a stream brings under its hash and an ending, as `put` does. The signal calls it off. */
	putByHash(
		folder: MediaFolder,
		ending: string,
		body: AsyncIterable<Uint8Array>,
		signal?: AbortSignal
	): Promise<KeptMedia>;
	/** All at once; null: there is nothing under that name. */
	read(name: MediaName): Promise<Buffer | null>;
	/** As a stream; null: there is nothing under that name. */
	open(name: MediaName): Promise<OpenedMedia | null>;
	/** What is kept in a folder; what is only half there is not. */
	list(folder: MediaFolder): AsyncIterable<ListedMedia>;
}

export interface OpenedMedia {
	bytes: number;
	body: ReadableStream<Uint8Array>;
}

/** What stands behind the folder; a file that is only half there has a dot and more behind it. */
const BASES: Record<MediaFolder, RegExp> = {
	photos: /^[0-9a-z][0-9a-z-]*$/,
	evidence: /^[0-9a-f]{64}\.zip$/
};

/** The name of a file in a folder; null: that is none of ours. */
export function mediaName(folder: MediaFolder, base: string): MediaName | null {
	return BASES[folder].test(base) ? `${folder}/${base}` : null;
}

/** So that no name leads anywhere else. Throws. */
export function checkedName(name: MediaName): MediaName {
	const [folder, ...rest] = name.split('/');
	const known = MEDIA_FOLDERS.find((one) => one === folder);
	if (!known || mediaName(known, rest.join('/')) !== name)
		throw new Error(`“${name}” is no name of media`);
	return name;
}
