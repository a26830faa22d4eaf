import type { Id } from './ids.ts';

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
