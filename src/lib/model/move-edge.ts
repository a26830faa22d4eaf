import { edgesOf, meet, rectOf, sharedRect, type Axis, type Edges } from './grid.ts';
import type { Id } from './ids.ts';
import { settle, slotIn, type Edited } from './layout-edit.ts';
import type { Format, GridRect, Slot } from './page.ts';
import { err, ok } from './result.ts';
import { partsOf, shapeOf } from './slot-shape.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';
const AXIS: Record<Side, Axis> = {
	left: 'columns',
	right: 'columns',
	top: 'lines',
	bottom: 'lines'
};
const END: Record<Side, 0 | 1> = { left: 0, right: 1, top: 0, bottom: 1 };

/** A part of a slot while its edges move. */
interface Piece {
	slot: Slot;
	edges: Edges;
}

/**
 * Moves an edge of a slot to a column or line. The whole line moves that the edge lies on: slots
 * that end there and slots that begin there follow it, as far as they touch each other along it.
 */
export function moveEdge(
	format: Format,
	slots: readonly Slot[],
	id: Id,
	side: Side,
	to: number
): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	const axis = AXIS[side];
	const from = edgesOf(slot.at)[axis][END[side]];
	const last = axis === 'columns' ? format.columns : format.lines;
	if (to === from) return ok([...slots]);
	if (from === 0 || from === last || to < 0 || to > last) return err('page-edge');
	const pieces = slots.flatMap((one): Piece[] =>
		partsOf(one).map((part) => ({ slot: one, edges: edgesOf(part) }))
	);
	const ends = pieces.filter(
		(piece) => piece.slot === slot && piece.edges[axis][END[side]] === from
	);
	const line = { axis, from, to };
	const moved = follow(line, pieces, alongOf(axis, ends));
	return moved ? rebuilt(format, slots, moved) : err('too-small');
}

/** As far towards a column or line as the neighbours let it. */
export function pullEdge(
	format: Format,
	slots: readonly Slot[],
	id: Id,
	side: Side,
	to: number
): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	const from = edgesOf(slot.at)[AXIS[side]][END[side]];
	const back = from < to ? -1 : 1;
	let moved: Edited = ok([...slots]);
	for (let at = to; at !== from; at += back) {
		moved = moveEdge(format, slots, id, side, at);
		if (moved.ok) break;
	}
	return moved;
}

interface Line {
	axis: Axis;
	from: number;
	to: number;
}

const across = (axis: Axis): Axis => (axis === 'columns' ? 'lines' : 'columns');

const alongOf = (axis: Axis, pieces: readonly Piece[]): [number, number] => [
	Math.min(...pieces.map(({ edges }) => edges[across(axis)][0])),
	Math.max(...pieces.map(({ edges }) => edges[across(axis)][1]))
];

/** Moves what touches the line within a stretch of it, which grows with them; null: none is left of one. */
function follow(
	{ axis, from, to }: Line,
	pieces: Piece[],
	along: [number, number]
): Piece[] | null {
	const touch = pieces.filter(({ edges }) => edges[axis].includes(from));
	const inLine = (stretch: [number, number]) =>
		touch.filter(({ edges }) => meet(edges[across(axis)], stretch));
	let stretch = along;
	for (;;) {
		const wider = alongOf(axis, inLine(stretch));
		if (wider[0] >= stretch[0] && wider[1] <= stretch[1]) break;
		stretch = [Math.min(wider[0], stretch[0]), Math.max(wider[1], stretch[1])];
	}
	const moving = new Set(inLine(stretch));
	const next = pieces.map((piece) => {
		if (!moving.has(piece)) return piece;
		const [start, end] = piece.edges[axis];
		const moved: [number, number] = start === from ? [to, end] : [start, to];
		return { ...piece, edges: { ...piece.edges, [axis]: moved } };
	});
	return next.every(({ edges }) => edges[axis][0] < edges[axis][1]) ? next : null;
}

/** Slots of their pieces again. */
function rebuilt(format: Format, slots: readonly Slot[], pieces: readonly Piece[]): Edited {
	const next: Slot[] = [];
	for (const slot of slots) {
		const rects = pieces.filter((piece) => piece.slot === slot).map(({ edges }) => rectOf(edges));
		if (isSame(partsOf(slot), rects)) {
			next.push(slot);
			continue;
		}
		if (touchEach(rects)) return err('in-the-way');
		const shape = shapeOf(rects);
		if (!shape) return err('shape');
		const { parts: _parts, ...rest } = slot;
		next.push({ ...rest, ...shape });
	}
	return settle(format, slots, next);
}

const isSame = (a: readonly GridRect[], b: readonly GridRect[]): boolean =>
	JSON.stringify(a) === JSON.stringify(b);

const touchEach = (rects: readonly GridRect[]): boolean =>
	rects.some((rect, index) => rects.slice(0, index).some((other) => sharedRect(rect, other)));

/**
 * Moves a slot by columns or lines: the edge ahead first, then the one behind, so that the
 * neighbours on one side give what those on the other gain.
 */
export function shiftSlot(
	format: Format,
	slots: readonly Slot[],
	id: Id,
	axis: Axis,
	by: number
): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	const [start, end] = edgesOf(slot.at)[axis];
	const [first, second]: [Side, Side] = axis === 'columns' ? ['left', 'right'] : ['top', 'bottom'];
	const sides: [Side, number][] = [
		[first, start + by],
		[second, end + by]
	];
	if (by > 0) sides.reverse();
	return sides.reduce<Edited>(
		(done, [side, to]) => (done.ok ? moveEdge(format, done.value, id, side, to) : done),
		ok([...slots])
	);
}
