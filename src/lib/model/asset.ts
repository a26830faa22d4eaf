import type { Id } from './ids.ts';

/** The largest photo that is sent at all: what a camera of 100 megapixels writes as a good JPEG. */
export const MAX_PHOTO_BYTES = 50 * 1024 * 1024;

/** A photo as kept by the server; its bytes are served under /assets/<id>. */
export interface Asset {
	id: Id;
	storyId: Id | null;
	/** Always what the server re-encoded, never what was sent. */
	mime: 'image/jpeg' | 'image/webp' | 'image/png';
	width: number;
	height: number;
	bytes: number;
	/** From the picture's metadata; the printed ones stand in the story. */
	caption: string;
	credit: string;
	fileName: string;
	addedBy: Id;
	addedAt: number;
}
