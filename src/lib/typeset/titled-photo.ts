import type { CopyPhoto } from '#model/copy.ts';
import type { PlannedSlot } from './page-plan.ts';
import { captionRows, type CaptionPlace, type PhotoMeter } from './set-photo.ts';

/**
 * Where a picture has its title below, the caption follows under the title, in the lines that the text
 * leaves; what it lacks of them the picture gives up, and the title stands higher. So the order is one
 * in every slot: picture, title, caption, credit, text. A caption longer than half of the picture stays
 * above the title.
 * @param used lines of running text in the slot
 */
export function titledPhoto(
	meter: PhotoMeter,
	slot: PlannedSlot,
	photo: CopyPhoto | null,
	used: number
): { slot: PlannedSlot; caption: CaptionPlace | null } {
	const { head, photo: place, frames } = slot;
	const { em, pitch } = meter.type;
	if (!photo || !head || !place || head.y < place.y + place.height) return { slot, caption: null };
	const [frame] = frames;
	const isFree = used === 0 && frame !== undefined;
	const chars = isFree ? frame.chars : Math.max(1, Math.floor(place.width / em));
	const rows = captionRows(meter, photo, chars);
	const lacks = Math.max(0, rows - (isFree ? frame.lines : 0)) * pitch;
	if (rows === 0 || lacks > place.height / 2) return { slot, caption: null };
	const moved = { ...head, y: head.y - lacks };
	const caption = { x: head.x, y: moved.y + head.height, chars, lines: rows };
	return {
		slot: { ...slot, head: moved, photo: { ...place, height: place.height - lacks } },
		caption
	};
}
