import type { Format, GridRect } from './page.ts';

/** A rectangle by its edges, on either axis `[from, to)`: columns and lines. */
export interface Edges {
	columns: [from: number, to: number];
	lines: [from: number, to: number];
}
export type Axis = keyof Edges;

export const edgesOf = ({ column, line, span, lines }: GridRect): Edges => ({
	columns: [column, column + span],
	lines: [line, line + lines]
});

export const rectOf = ({ columns, lines }: Edges): GridRect => ({
	column: columns[0],
	line: lines[0],
	span: columns[1] - columns[0],
	lines: lines[1] - lines[0]
});

/** Whether two stretches share more than an end. */
export const meet = (a: readonly [number, number], b: readonly [number, number]): boolean =>
	a[0] < b[1] && b[0] < a[1];

/** What two rectangles share, or null. */
export function sharedRect(one: GridRect, other: GridRect): GridRect | null {
	const [a, b] = [edgesOf(one), edgesOf(other)];
	if (!meet(a.columns, b.columns) || !meet(a.lines, b.lines)) return null;
	return rectOf({
		columns: [Math.max(a.columns[0], b.columns[0]), Math.min(a.columns[1], b.columns[1])],
		lines: [Math.max(a.lines[0], b.lines[0]), Math.min(a.lines[1], b.lines[1])]
	});
}

/** The rectangle around rectangles; there must be one. */
export function boundsOf(rects: readonly GridRect[]): GridRect {
	const all = rects.map(edgesOf);
	const around = (axis: Axis): [number, number] => [
		Math.min(...all.map((edges) => edges[axis][0])),
		Math.max(...all.map((edges) => edges[axis][1]))
	];
	return rectOf({ columns: around('columns'), lines: around('lines') });
}

export const cellsOf = (rects: readonly GridRect[]): number =>
	rects.reduce((sum, { span, lines }) => sum + span * lines, 0);

/** The whole grid of a format. */
export const wholeGrid = ({ columns, lines }: Format): GridRect => ({
	column: 0,
	line: 0,
	span: columns,
	lines
});

/**
 * The same area in slabs from the top: cut at every line where something begins or ends, each slab
 * in its stretches of columns, and slabs of the same stretches joined. Overlaps count once.
 */
export function slabsOf(rects: readonly GridRect[]): GridRect[] {
	const all = rects.map(edgesOf);
	const cuts = [...new Set(all.flatMap((edges) => edges.lines))].sort((a, b) => a - b);
	const slabs: Edges[] = [];
	for (const [index, top] of cuts.entries()) {
		const bottom = cuts[index + 1];
		if (bottom === undefined) break;
		const here = all.filter((edges) => edges.lines[0] <= top && edges.lines[1] >= bottom);
		for (const columns of joined(here.map((edges) => edges.columns)))
			slabs.push({ columns, lines: [top, bottom] });
	}
	return stacked(slabs).map(rectOf);
}

/** Stretches with those that touch made one. */
export function joined(stretches: readonly [number, number][]): [number, number][] {
	const out: [number, number][] = [];
	for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
		const last = out.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else out.push([from, to]);
	}
	return out;
}

/** Joins slabs that stand on each other with the same columns. */
function stacked(slabs: readonly Edges[]): Edges[] {
	const out: Edges[] = [];
	for (const slab of slabs) {
		const above = out.find(
			(one) =>
				one.lines[1] === slab.lines[0] &&
				one.columns[0] === slab.columns[0] &&
				one.columns[1] === slab.columns[1]
		);
		if (above) above.lines = [above.lines[0], slab.lines[1]];
		else out.push({ columns: [...slab.columns], lines: [...slab.lines] });
	}
	return out;
}

/** What of an area the rectangles leave, in slabs from the top. */
export function without(area: GridRect, rects: readonly GridRect[]): GridRect[] {
	const taken = rects.flatMap((rect) => sharedRect(area, rect) ?? []).map(edgesOf);
	const whole = edgesOf(area);
	const cuts = [...new Set([...whole.lines, ...taken.flatMap((edges) => edges.lines)])].sort(
		(a, b) => a - b
	);
	const slabs: Edges[] = [];
	for (const [index, top] of cuts.entries()) {
		const bottom = cuts[index + 1];
		if (bottom === undefined) break;
		const here = taken.filter((edges) => edges.lines[0] <= top && edges.lines[1] >= bottom);
		for (const columns of cut(whole.columns, joined(here.map((edges) => edges.columns))))
			slabs.push({ columns, lines: [top, bottom] });
	}
	return stacked(slabs).map(rectOf);
}

/** A stretch without what is taken of it; `taken` from the left, none touching another. */
export function cut(
	[from, to]: readonly [number, number],
	taken: readonly (readonly [number, number])[]
): [number, number][] {
	const out: [number, number][] = [];
	let at = from;
	for (const [start, end] of taken) {
		if (start > at && at < to) out.push([at, Math.min(start, to)]);
		at = Math.max(at, end);
	}
	if (at < to) out.push([at, to]);
	return out;
}
