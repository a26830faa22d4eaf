import { BLEED, type Format } from './page.ts';

/**
 * The paper a page is printed on, mm: as large as the trimmed page, or with room around for what the
 * press cuts away.
 */
export interface PressSheet {
	width: number;
	height: number;
	/** From the edge of the paper to the trim, all around. */
	margin: number;
	/** How far ink may go beyond the trim. */
	bleed: number;
	trim: { width: number; height: number };
}

/** 裁切线, beyond the bleed: how long they are, and the white around them. */
export const MARK_LENGTH = 5;
const WHITE = 4;

export function pressSheet(format: Pick<Format, 'trim' | 'bleed'>, marks: boolean): PressSheet {
	const { trim } = format;
	const bleed = marks ? (format.bleed ?? BLEED) : 0;
	const margin = marks ? bleed + MARK_LENGTH + WHITE : 0;
	return {
		width: trim.width + 2 * margin,
		height: trim.height + 2 * margin,
		margin,
		bleed,
		trim: { ...trim }
	};
}

/** A line from a point to another, mm from the top left corner of the paper. */
export type MarkLine = readonly [x1: number, y1: number, x2: number, y2: number];

/** Two lines at each corner of the trim, none within the bleed. None on paper without a margin. */
export function trimMarks({ width, height, margin, bleed }: PressSheet): MarkLine[] {
	if (margin === 0) return [];
	const [far, near] = [margin - bleed - MARK_LENGTH, margin - bleed];
	/** The lines of one corner, from one edge of the paper or from the other. */
	const corner = (right: boolean, bottom: boolean): MarkLine[] => {
		const x = (at: number) => (right ? width - at : at);
		const y = (at: number) => (bottom ? height - at : at);
		return [
			[x(far), y(margin), x(near), y(margin)],
			[x(margin), y(far), x(margin), y(near)]
		];
	};
	return [
		corner(false, false),
		corner(true, false),
		corner(false, true),
		corner(true, true)
	].flat();
}
