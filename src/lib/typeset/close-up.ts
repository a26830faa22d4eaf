import type { PlannedSlot } from './page-plan.ts';
import type { SetStop } from './set-story.ts';

/**
 * Text under the place of a picture that its story does not have stands where the picture would: what
 * is white stands at the slot's foot. It has no more lines for that, so that all count alike.
 */
export function closedUp(stop: SetStop, { role, head, photo }: PlannedSlot): SetStop {
	if (role === 'photo' || !photo) return stop;
	const foot = photo.y + photo.height;
	const isOver = head === null || head.y < photo.y;
	const isAll = stop.frames.every(({ frame }) => frame.y >= foot);
	if (!isOver || !isAll) return stop;
	const frames = stop.frames.map(({ frame, lines }) => ({
		frame: { ...frame, y: frame.y - photo.height },
		lines
	}));
	return { ...stop, frames };
}
