import { BEGINNING, breakLines, type ShapePlace } from './break-lines.ts';
import { headlineArea, settingOf, textFrames } from './geometry.ts';
import type { Format, Slot } from './page.ts';
import { readShape, type Shape, type ShapeText } from './shape.ts';

/** How much of a full measure news copy fills; the rest is white at the ends of paragraphs. */
const FILL = 0.93;

/** Room for running text: so many lines of so many characters. */
export interface Frame {
	lines: number;
	chars: number;
	/** Lines of each of its columns; not given: it is one. */
	columns?: readonly number[];
}

/**
 * All the text of a slot as one frame: the lines of its columns. A line goes to 下转第N版 where the
 * story goes on elsewhere (`jumps`), and one to 上接第N版 in a jump slot that keeps no lines for a head.
 */
export function frameOf(format: Format, slot: Slot, jumps = false): Frame {
	let columns = textFrames(format, slot).map(({ lines }) => lines);
	const isHeadless = slot.role === 'jump' && headlineArea(format, slot) === null;
	if (isHeadless) columns = shortened(columns, columns.findIndex(isOpen));
	if (jumps) columns = shortened(columns, columns.findLastIndex(isOpen));
	const lines = columns.reduce((sum, one) => sum + one, 0);
	return { lines, chars: settingOf(format, slot).chars, columns };
}

const isOpen = (lines: number): boolean => lines > 0;

/** One of the columns has a line less. */
const shortened = (columns: readonly number[], at: number): number[] =>
	columns.map((lines, column) => (column === at ? lines - 1 : lines));

/** How a story stands in its slots, the first and those it jumps to. */
export interface Fit {
	/** Lines taken, those that hang out with them. */
	lines: number;
	/** Lines there are. */
	capacity: number;
	/** Too many lines (溢), in characters too; then nothing is left. */
	over: number;
	overChars: number;
	/** Lines left (余), in characters too. */
	left: number;
	leftChars: number;
	/** Lines left in each of its slots, lines there are in each, and 字 of the text that stand there. */
	leftIn: number[];
	roomIn: number[];
	charsIn: number[];
	/** 可容: how long this very text could be to fit exactly, 字; length + left − over. */
	room: number;
	/** These are lines as a browser set them (实排); else the formula's, and about right (约). */
	measured: boolean;
}

/**
 * Sets paragraphs into frames, one after another, and says what is left or hangs out: the line formula.
 * How far off a browser's lines it is: docs/reliability.md.
 */
export function fit(
	text: { paragraphs: readonly ShapeText[]; length: number },
	frames: readonly Frame[]
): Fit {
	const set = fill(text.paragraphs, frames);
	const last = frames.at(-1)?.chars ?? 0;
	const capacity = frames.reduce((sum, frame) => sum + frame.lines, 0);
	const overChars = set.over * last;
	const leftChars = set.left.reduce((sum, lines, at) => sum + lines * (frames[at]?.chars ?? 0), 0);
	const left = set.left.reduce((sum, lines) => sum + lines, 0);
	return {
		lines: capacity - left + set.over,
		capacity,
		over: set.over,
		overChars,
		left,
		leftChars,
		leftIn: set.left,
		roomIn: frames.map(({ lines }) => lines),
		charsIn: frames.map(({ lines, chars }, at) => (lines - (set.left[at] ?? 0)) * chars),
		room: Math.max(0, text.length + leftChars - overChars),
		measured: false
	};
}

/** Lines left in each frame, and lines (of the last frame's measure) that found no room. */
function fill(
	paragraphs: readonly ShapeText[],
	frames: readonly Frame[]
): { left: number[]; over: number } {
	const left = frames.map((frame) => frame.lines);
	let [at, over, white] = [0, 0, 0];
	for (const [index, shape] of paragraphs.map(readShape).entries()) {
		let place: ShapePlace | null = BEGINNING;
		for (let frame = frames[at]; frame && place; frame = frames[at]) {
			const goesOn = index + 1 < paragraphs.length;
			const foot = goesOn && place === BEGINNING ? whiteBefore(frame, left[at] ?? 0, shape) : 0;
			const room = (left[at] ?? 0) - foot;
			const isLast = at === frames.length - 1;
			const set = breakLines(shape, frame.chars, place, isLast ? Infinity : room);
			left[at] = Math.max(0, room - set.lines);
			over += Math.max(0, set.lines - room);
			place = set.next;
			white = place ? 0 : white + foot;
			if (place) at += 1;
		}
	}
	// Where all of a text stands, white at the feet of columns is room.
	return {
		left: left.map((lines, frame) => (frame === at && over === 0 ? lines + white : lines)),
		over
	};
}

/** Lines at a column's foot that a crosshead leaves, because it may not stand there alone. */
function whiteBefore({ lines, chars, columns }: Frame, left: number, shape: Shape): number {
	if (!shape.staysWithNext) return 0;
	let used = lines - left;
	for (const column of columns ?? [lines]) {
		if (used < column) {
			const reaches = used + breakLines(shape, chars).lines;
			return used > 0 && reaches >= column ? column - used : 0;
		}
		used -= column;
	}
	return 0;
}

/** What an empty frame takes of ordinary news copy, 字 to the ten: 约960字. */
export const roughRoom = (frames: readonly Frame[]): number =>
	Math.round((frames.reduce((sum, { lines, chars }) => sum + lines * chars, 0) * FILL) / 10) * 10;

/** Where more than so many lines are left over, white shows on the page. */
const WHITE_LINES = 3;

/** over: hangs out. full: fits to within three lines of a column. short: leaves white. */
export type FitState = 'over' | 'full' | 'short';

/** @param columns text columns of the slot; white is a matter of lines in each of them */
export const stateOf = (fit: Pick<Fit, 'over' | 'left'>, columns: number): FitState =>
	fit.over > 0 ? 'over' : fit.left > WHITE_LINES * columns ? 'short' : 'full';
