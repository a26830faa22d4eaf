import type { Line, LineSource } from './line.ts';

/** Room for running text: so many lines of so many characters. */
export interface Room {
	lines: number;
	chars: number;
}

/** The next line to be set, among those of its paragraph. Same measure, same list. */
export interface Cursor {
	paragraph: number;
	lines: readonly Line[];
	at: number;
	chars: number;
}

/** Lines in each of the frames, and where the story goes on; null: it is at its end. */
export interface Threaded {
	frames: Line[][];
	next: Cursor | null;
}

/** At a place, in a measure; null: nothing is left. */
export function cursorAt(
	source: LineSource,
	chars: number,
	paragraph: number,
	offset = 0
): Cursor | null {
	for (let at = paragraph; at < source.paragraphs; at++) {
		const lines = source.linesOf(at, chars, at === paragraph ? offset : 0);
		if (lines.length > 0) return { paragraph: at, lines, at: 0, chars };
	}
	return null;
}

/** Sets lines into frames one after another, from a cursor on. */
export function threadLines(
	source: LineSource,
	rooms: readonly Room[],
	start: Cursor | null
): Threaded {
	let next = start;
	const frames = rooms.map((room) => {
		const filled = fillFrame(source, room, next);
		next = filled.next;
		return filled.lines;
	});
	return { frames, next };
}

function fillFrame(
	source: LineSource,
	{ lines: room, chars }: Room,
	start: Cursor | null
): { lines: Line[]; next: Cursor | null } {
	if (room <= 0) return { lines: [], next: start };
	const set: Cursor[] = [];
	let cursor = start && inMeasure(source, start, chars);
	while (cursor && set.length < room) {
		set.push(cursor);
		cursor = stepOn(source, cursor);
	}
	const kept = cursor ? withoutLonelyHeads(source, set) : set;
	return { lines: kept.map(lineAt), next: set[kept.length] ?? cursor };
}

const lineAt = ({ lines, at }: Cursor): Line => lines[at] as Line;

/** The same place, set anew if the measure is another one. */
function inMeasure(source: LineSource, cursor: Cursor, chars: number): Cursor | null {
	if (cursor.chars === chars) return cursor;
	return cursorAt(source, chars, cursor.paragraph, lineAt(cursor).from);
}

function stepOn(source: LineSource, cursor: Cursor): Cursor | null {
	if (cursor.at + 1 < cursor.lines.length) return { ...cursor, at: cursor.at + 1 };
	return cursorAt(source, cursor.chars, cursor.paragraph + 1);
}

/** Crossheads at the foot go over to the next column, unless the column holds nothing else. */
function withoutLonelyHeads(source: LineSource, set: readonly Cursor[]): readonly Cursor[] {
	const lastText = set.findLastIndex(({ paragraph }) => !source.staysWithNext(paragraph));
	return lastText < 0 ? set : set.slice(0, lastText + 1);
}

/** All that is left from a cursor on. */
export const restOf = (source: LineSource, cursor: Cursor | null): Line[] =>
	cursor
		? (threadLines(source, [{ lines: Infinity, chars: cursor.chars }], cursor).frames[0] ?? [])
		: [];
