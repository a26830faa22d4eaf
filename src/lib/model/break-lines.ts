import { narrowed } from './setting.ts';
import { EM, HALF, SPACE, type Shape, type Unit } from './shape.ts';

/** A place in a paragraph: before a unit, after so many of its like, or so far within a long one. */
export interface ShapePlace {
	unit: number;
	taken: number;
	/** Hundredths of an em. */
	within: number;
}

export const BEGINNING: ShapePlace = { unit: 0, taken: 0, within: 0 };

/** Lines that were set, and where the paragraph goes on; null: it is at its end. */
export interface SetLines {
	lines: number;
	next: ShapePlace | null;
}

/**
 * Breaks a paragraph from a place on as Chromium does, into at most so many lines of a measure.
 * Only the pairs of letters that a font moves together it does not know.
 */
export function breakLines(
	shape: Shape,
	chars: number,
	from: ShapePlace = BEGINNING,
	most = Infinity
): SetLines {
	const { inset, indent } = narrowed(shape, chars);
	const { units } = shape;
	let place = from;
	let lines = 0;
	do {
		if (lines >= most) return { lines, next: place };
		const room = chars - inset - (place === BEGINNING ? indent : 0);
		place = lineEnd(units, place, room * EM, (chars - inset) * EM);
		lines++;
	} while (place.unit < units.length);
	return { lines, next: null };
}

/** Where a line ends that begins at a place; a word longer than any line (`whole`) fills it up. */
function lineEnd(
	units: readonly Unit[],
	from: ShapePlace,
	room: number,
	whole: number
): ShapePlace {
	const first = units[from.unit];
	if (!first) return from;
	const rest = first.width - from.within;
	if (rest - (first.trimmed ? HALF : 0) > room) return { ...from, within: from.within + room };
	// Chromium sets such a line's beginning anew, and then gives it not a hair more than it has.
	const isExact = from === BEGINNING || first.squeezed;
	let place = after(units, from);
	let width = rest + gapOf(first);
	for (let unit = units[place.unit]; unit; unit = units[place.unit]) {
		const wide = width + unit.width - (unit.squeezed ? HALF : 0);
		if (!fits(wide, room, unit, units[place.unit + 1], isExact))
			return unit.width > whole && width < room ? { ...place, within: room - width } : place;
		place = after(units, place);
		width = wide + gapOf(unit);
	}
	return place;
}

function fits(
	width: number,
	room: number,
	unit: Unit,
	next: Unit | undefined,
	isExact: boolean
): boolean {
	const isTrimmed = unit.trimmed && width > room;
	const least = width - (isTrimmed ? HALF : 0);
	// A mark at the end that stood half-width within the paragraph, or stands so now, is set anew.
	return isExact && (isTrimmed || next?.squeezed) ? least < room : least <= room;
}

const gapOf = ({ spaced }: Unit): number => (spaced ? SPACE : 0);

function after(units: readonly Unit[], { unit, taken }: ShapePlace): ShapePlace {
	const isLast = taken + 1 >= (units[unit]?.count ?? 1);
	return isLast ? { unit: unit + 1, taken: 0, within: 0 } : { unit, taken: taken + 1, within: 0 };
}
