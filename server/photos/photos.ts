import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { MAX_PHOTO_BYTES, type Asset } from '#model/asset.ts';
import { isId, newId, type Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Log } from '../log.ts';
import { MediaFault } from '../media-fault.ts';
import type { MediaName, MediaStore } from '../media/media-store.ts';
import { createTurns } from '../turns.ts';
import { photoMetadata } from './photo-metadata.ts';

/** Why a picture was not taken in; the interface has a sentence for each. */
export type PhotoRefusal =
	| 'empty'
	| 'too-large'
	| 'too-many-pixels'
	| 'heic'
	| 'not-a-photo'
	/** Where photos are kept does not answer. */
	| 'store-away';

/**
 * Pixels decoded, and px on the longer side as kept. A camera’s 100 or 150 megapixels are scaled down
 * while they are read; AVIF is decoded whole, at 18 bytes a pixel (`npm run soak -- photos`).
 */
export const PHOTO_LIMITS = { pixels: 160_000_000, avif: 50_000_000, side: 3000 } as const;

/** Widths pictures are served in besides the full one. */
export const PHOTO_WIDTHS = [320, 960] as const;

export interface Photos {
	/**
	 * Decodes, turns upright, resizes and re-encodes a picture, and keeps it. The bytes that were
	 * sent are never kept, so nothing hidden in them is ever served.
	 */
	add(
		bytes: Uint8Array,
		about: { fileName: string; storyId: Id | null; personId: Id; at: number }
	): Promise<Result<Asset, PhotoRefusal>>;
	/** The picture's bytes in the given width, or null where there is none. */
	read(id: Id, width: (typeof PHOTO_WIDTHS)[number] | null): Promise<Buffer | null>;
	/** Rejects with a MediaFault where no picture can be had at present. */
	check(): Promise<void>;
}

/** How JPEG and PNG begin. */
const SIGNATURES = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n'];

/** Of the largest that come in one takes some hundred MB, so they go one at a time; kept ones are small. */
const DECODED_AT_ONCE = 1;
const RESIZED_AT_ONCE = 2;

/** No photo's. */
const NONE: MediaName = 'photos/0';

export interface PhotosOptions {
	media: Pick<MediaStore, 'put' | 'read'>;
	log: Pick<Log, 'error'>;
}

export function createPhotos({ media, log }: PhotosOptions): Photos {
	const decoding = createTurns(DECODED_AT_ONCE);
	const resizing = createTurns(RESIZED_AT_ONCE);
	const nameOf = (id: Id, width: number | null): MediaName =>
		`photos/${width ? `${id}-${width}` : id}`;

	async function isKept(name: MediaName, bytes: Uint8Array): Promise<boolean> {
		try {
			await media.put(name, bytes);
			return true;
		} catch (error) {
			if (!(error instanceof MediaFault)) throw error;
			log.error({ err: error }, 'a photo was not kept');
			return false;
		}
	}

	return {
		async add(bytes, about) {
			const read = await decoding.run(() => decode(bytes));
			if (!read.ok) return read;
			const { data, info, metadata } = read.value;
			const id = createHash('sha256').update(data).digest('hex').slice(0, 24) + newId().slice(0, 4);
			if (!(await isKept(nameOf(id, null), data))) return err('store-away');
			return ok({
				id,
				storyId: about.storyId,
				mime: info.format === 'png' ? 'image/png' : 'image/jpeg',
				width: info.width,
				height: info.height,
				bytes: data.length,
				...metadata,
				fileName: about.fileName.slice(0, 200),
				addedBy: about.personId,
				addedAt: about.at
			});
		},

		async check() {
			await media.read(NONE);
		},

		async read(id, width) {
			if (!isId(id)) return null;
			const kept = await media.read(nameOf(id, width));
			if (kept || !width) return kept;
			const full = await media.read(nameOf(id, null));
			if (!full) return null;
			const resized = await resizing.run(() =>
				sharp(full).resize({ width, withoutEnlargement: true }).toBuffer()
			);
			await isKept(nameOf(id, width), resized);
			return resized;
		}
	};
}

async function decode(bytes: Uint8Array) {
	if (bytes.length === 0) return err('empty' as const);
	if (bytes.length > MAX_PHOTO_BYTES) return err('too-large' as const);
	const kind = pictureKind(bytes);
	if (kind === 'heic' || kind === 'not-a-photo') return err(kind);
	const pixels = kind === 'avif' ? PHOTO_LIMITS.avif : PHOTO_LIMITS.pixels;
	const image = sharp(bytes, { limitInputPixels: pixels, failOn: 'truncated' });
	try {
		const found = await image.metadata();
		if (found.width * found.height > pixels) return err('too-many-pixels' as const);
		const upright = image
			.rotate()
			.resize({
				width: PHOTO_LIMITS.side,
				height: PHOTO_LIMITS.side,
				fit: 'inside',
				withoutEnlargement: true
			})
			.toColourspace('srgb');
		const encoded = found.hasAlpha
			? upright.png({ compressionLevel: 9 })
			: upright.jpeg({ quality: 88, mozjpeg: true });
		const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
		return ok({ data, info, metadata: photoMetadata(found.iptc, found.xmpAsString) });
	} catch (error) {
		// sharp has one error class for whatever it cannot decode; its words tell the limit apart.
		if (error instanceof Error && /pixel limit/i.test(error.message))
			return err('too-many-pixels' as const);
		return err('not-a-photo' as const);
	}
}

/**
 * By its first bytes, so that only the decoders of photos ever see what somebody sent: libvips would
 * open drawings, documents and more. HEVC pictures (iPhone's HEIC) it cannot decode as it comes.
 */
function pictureKind(bytes: Uint8Array): 'photo' | 'avif' | 'heic' | 'not-a-photo' {
	const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
	if (SIGNATURES.some((sign) => head.startsWith(sign))) return 'photo';
	if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'photo';
	const brands = /^[^]{4}ftyp([^]*)/.exec(head)?.[1] ?? '';
	if (/avi[fs]/.test(brands)) return 'avif';
	return /hei[cxms]|hev[cxms]/.test(brands) ? 'heic' : 'not-a-photo';
}
