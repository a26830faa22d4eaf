import type { Area } from './geometry.ts';

/** Share of a picture that may be cut off for it to fill its place. */
const MAX_CROP = 0.4;

/**
 * Where in its place a picture stands: it fills it as far as little enough is cropped off, in the middle.
 * @param ratio width ÷ height of the picture; null: not known, it fills its place
 */
export function pictureArea({ x, y, width, height }: Area, ratio: number | null): Area {
	if (ratio === null || height === 0) return { x, y, width, height };
	const wide = Math.min(width, (height * ratio) / (1 - MAX_CROP));
	const tall = Math.min(height, width / ratio / (1 - MAX_CROP));
	return { x: x + (width - wide) / 2, y: y + (height - tall) / 2, width: wide, height: tall };
}
