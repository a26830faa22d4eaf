/** CSS pixels in a point. */
export const PX_A_POINT = 96 / 72;

/** Whole pixels where points come to that. */
export function pixelsOf(points: number): number {
	const px = points * PX_A_POINT;
	return Math.abs(px - Math.round(px)) < 1e-6 ? Math.round(px) : px;
}

/** A size in points as it is said: 12 px are 9, 17 px 12.75. */
export const inPoints = (px: number): string => String(Number((px / PX_A_POINT).toFixed(2)));

/** Body sizes that are offered, whole px; and the one that is set. */
const SIZES = [10, 11, 12, 13, 14, 15, 16];
export const typeSizes = (current: number): number[] =>
	SIZES.includes(current) ? SIZES : [...SIZES, current].sort((a, b) => a - b);

/** Hairlines that are offered, px, and how thick they are said to be. */
const HAIRLINES = [
	{ px: 0.3, points: '0.25' },
	{ px: 0.7, points: '0.5' },
	{ px: 1, points: '0.75' },
	{ px: 1.3, points: '1' }
];
export const hairlines = (current: number): { px: number; points: string }[] =>
	HAIRLINES.some(({ px }) => px === current)
		? HAIRLINES
		: [...HAIRLINES, { px: current, points: inPoints(current) }];
