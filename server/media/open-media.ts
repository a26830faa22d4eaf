import path from 'node:path';
import { ConfigError } from '../config.ts';
import { openFolderMedia } from './folder-media.ts';
import type { MediaStore } from './media-store.ts';
import { S3Media } from './s3-media.ts';
import type { S3Place } from './s3-requests.ts';
import { removeParts } from './spool.ts';

/** Where the media of a newsroom are. */
export interface MediaPlace {
	dataDir: string;
	/** Null: in the data folder. */
	media: S3Place | null;
}

/** Opens them; the caller holds the lock of the data folder. Throws ConfigError where they cannot be had. */
export async function openMedia({ dataDir, media: place }: MediaPlace): Promise<MediaStore> {
	const local = await openFolderMedia(dataDir);
	if (place === null) return local;
	const media = await openS3Media(dataDir, place);
	// Otherwise every photo would be gone from the pages, and nobody would know why.
	if ((await hasPhotos(local)) && !(await hasPhotos(media)))
		throw new ConfigError(
			`There are photos in ${dataDir} and none in the store that MEDIA_URL names: carry them over first with “npm run admin -- move --to <MEDIA_URL>”.`
		);
	return media;
}

/** Throws ConfigError where the bucket cannot be worked with. */
export async function openS3Media(dataDir: string, place: S3Place): Promise<MediaStore> {
	const aside = path.join(dataDir, 'unsent');
	await removeParts(aside);
	const media = new S3Media({ place, aside });
	await media.check();
	return media;
}

async function hasPhotos(media: MediaStore): Promise<boolean> {
	for await (const photo of media.list('photos')) return photo.bytes >= 0;
	return false;
}
