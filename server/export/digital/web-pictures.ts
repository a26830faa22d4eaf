import sharp from 'sharp';

/** Widths of a photo in the folder, px. */
const PHOTO_WIDTHS = { small: 960, large: 1920 } as const;
/** As good as a reader can tell; a page of type would show it first. */
const QUALITY = { page: 82, photo: 78 } as const;
/** Of 0 to 6: 4 takes twice the time for files 2 % smaller. */
const EFFORT = 2;

/** A picture of a page as WebP, so many px wide. */
export const pagePictureAt = (png: Uint8Array, width: number): Promise<Buffer> =>
	sharp(png)
		.resize({ width, withoutEnlargement: true })
		.webp({ quality: QUALITY.page, effort: EFFORT })
		.toBuffer();

export interface WebPhoto {
	small: Buffer;
	large: Buffer;
	/** Of the larger one. */
	width: number;
	height: number;
}

/** A photo as WebP in two sizes; whatever else the file held, such as where it was taken, stays out. */
export async function webPhoto(bytes: Uint8Array): Promise<WebPhoto> {
	const at = (width: number) =>
		sharp(bytes).resize({ width, withoutEnlargement: true }).webp({ quality: QUALITY.photo });
	const { data, info } = await at(PHOTO_WIDTHS.large).toBuffer({ resolveWithObject: true });
	const small = await at(PHOTO_WIDTHS.small).toBuffer();
	return { small, large: data, width: info.width, height: info.height };
}
