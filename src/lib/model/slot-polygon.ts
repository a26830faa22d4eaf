import { areaOf, photoArea, sheetOf, slotOutline } from './geometry.ts';
import type { Format, Slot } from './page.ts';

/** A point in shares of the trimmed page, 0 to 1, from its top left corner. */
export type PagePoint = readonly [x: number, y: number];

/**
 * The outline of a slot on the trimmed page, clockwise from its top left corner: four corners, of an
 * L-shaped one six, or eight where its two parts share no edge.
 */
export function slotPolygon(format: Format, slot: Pick<Slot, 'at' | 'parts'>): PagePoint[] {
	const box = areaOf(format, slot.at);
	const outline = slotOutline(format, slot);
	// It begins at the top right.
	const corners = outline ? [...outline.slice(-1), ...outline.slice(0, -1)] : BOX;
	return onPage(
		format,
		corners.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height])
	);
}

/** The outline of the photo of a slot on the trimmed page; null: it has none. */
export function photoPolygon(format: Format, slot: Slot): PagePoint[] | null {
	const area = photoArea(format, slot);
	if (!area) return null;
	const { x, y, width, height } = area;
	return onPage(
		format,
		BOX.map(([right, down]) => [x + right * width, y + down * height])
	);
}

const BOX: readonly [number, number][] = [
	[0, 0],
	[1, 0],
	[1, 1],
	[0, 1]
];

/** Points of the type area, px, as shares of the page; what lies between two on one line is left out. */
function onPage(format: Format, points: readonly (readonly [number, number])[]): PagePoint[] {
	const { width, height, type } = sheetOf(format);
	const corners = points.filter((point, at) => {
		const [before, after] = [points.at(at - 1), points[(at + 1) % points.length]];
		return !before || !after || ![0, 1].some((axis) => isStraight(axis, before, point, after));
	});
	return corners.map(([x, y]) => [share((type.x + x) / width), share((type.y + y) / height)]);
}

const isStraight = (axis: number, ...points: (readonly number[])[]): boolean =>
	points.every((point) => Math.abs((point[axis] ?? 0) - (points[0]?.[axis] ?? 0)) < 1e-6);

/** To a hundredth of a pixel, so that files of it can be compared. */
const share = (value: number): number => Math.round(value * 1e6) / 1e6;
