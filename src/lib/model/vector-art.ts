/** A drawn shape: data as in the `d` of SVG, and how it is filled. */
export interface VectorShape {
	d: string;
	/** "#rrggbb"; null: in the ink of what it stands in. */
	fill: string | null;
	evenOdd: boolean;
	/** Affine: a b c d e f as in SVG's matrix(); null: none. */
	matrix: Matrix | null;
}

export type Matrix = readonly [number, number, number, number, number, number];

/** Drawn artwork, as nothing but shapes: it holds no script, no address and no font. */
export interface VectorArt {
	/** x, y, width, height. */
	box: readonly [number, number, number, number];
	shapes: readonly VectorShape[];
}

/** The most characters of path data that one drawing may have. */
export const ART_LIMIT = 200_000;
/** The most shapes. */
const MOST_SHAPES = 2_000;

const PATH = /^\s*[Mm][MmZzLlHhVvCcSsQqTtAa0-9eE.,+\-\s]*$/;
const FILL = /^#[0-9a-f]{6}$/;

/** Whether a value is artwork that can be drawn, and no longer than it may be. */
export function isVectorArt(value: unknown): value is VectorArt {
	if (!isRecord(value) || !isNumbers(value.box, 4) || !Array.isArray(value.shapes)) return false;
	const [, , width = 0, height = 0] = value.box;
	if (!(width > 0 && height > 0) || value.shapes.length === 0) return false;
	const shapes: unknown[] = value.shapes;
	if (shapes.length > MOST_SHAPES) return false;
	if (!shapes.every(isShape)) return false;
	return shapes.reduce((sum, { d }) => sum + d.length, 0) <= ART_LIMIT;
}

/** Nothing but what artwork is: what somebody put beside it is left out. */
export const bareArt = ({ box, shapes }: VectorArt): VectorArt => ({
	box,
	shapes: shapes.map(({ d, fill, evenOdd, matrix }) => ({ d, fill, evenOdd, matrix }))
});

const isShape = (value: unknown): value is VectorShape =>
	isRecord(value) &&
	typeof value.d === 'string' &&
	PATH.test(value.d) &&
	(value.fill === null || (typeof value.fill === 'string' && FILL.test(value.fill))) &&
	typeof value.evenOdd === 'boolean' &&
	(value.matrix === null || isNumbers(value.matrix, 6));

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

const isNumbers = (value: unknown, count: number): value is number[] =>
	Array.isArray(value) && value.length === count && value.every(Number.isFinite);
