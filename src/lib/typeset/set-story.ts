import type { Place } from '#model/galley.ts';
import { textLength } from '#model/length.ts';
import type { Line, LineSource } from './line.ts';
import { cursorAt, restOf, threadLines, type Cursor, type Room } from './thread-lines.ts';

/** Lines, and the words they are made of. */
export interface StorySource extends LineSource {
	textOf(paragraph: number): string;
}

/** A column of text on a page: left, top and width in px of the type area. */
export interface Frame extends Room {
	x: number;
	y: number;
	width: number;
}

/** A slot in the chain of a story. */
export interface Stop {
	slotId: string;
	/** Number of the page it stands on. */
	page: number;
	frames: readonly Frame[];
}

/** What a story came to in one slot. */
export interface SetStop {
	slotId: string;
	page: number;
	/** Frames as they were filled; shorter than given where columns were balanced. */
	frames: { frame: Frame; lines: Line[] }[];
	/** 下转第N版 stands in the last line of the last frame; 上接第N版 in the head. */
	jumpTo: number | null;
	jumpFrom: number | null;
	used: number;
	/** Lines there are, without the one for 下转第N版. */
	capacity: number;
	/** 字数 of what stands in it. */
	chars: number;
}

/** What a story came to in all its slots. */
export interface SetStory {
	stops: SetStop[];
	/** Lines that stand nowhere (溢), their 字数, and where they begin. */
	over: number;
	overChars: number;
	overFrom: Place | null;
	/** Lines left (余), and the characters they would hold. */
	left: number;
	leftChars: number;
}

/**
 * Sets a story into the chain of its slots: what does not fit goes on in the next one, in that
 * one's measure. Every character stands once, in order, in a slot or in what is over.
 */
export function setStory(source: StorySource, stops: readonly Stop[]): SetStory {
	let cursor: Cursor | null = cursorAt(source, stops[0]?.frames[0]?.chars ?? 1, 0);
	const set: SetStop[] = [];
	for (const [index, stop] of stops.entries()) {
		const filled = fillStop(source, stop, stops[index + 1], cursor);
		const before = set.at(-1);
		const jumpFrom = before && before.jumpTo === stop.page ? before.page : null;
		const lines = filled.stop.frames.flatMap((frame) => frame.lines);
		set.push({ ...filled.stop, jumpFrom, chars: charsOf(source, lines) });
		cursor = filled.next;
	}
	return { stops: set, ...overOf(source, cursor), ...leftOf(set) };
}

type Filled = { stop: Omit<SetStop, 'jumpFrom' | 'chars'>; next: Cursor | null };

function fillStop(
	source: StorySource,
	stop: Stop,
	following: Stop | undefined,
	start: Cursor | null
): Filled {
	const whole = threadLines(source, stop.frames, start);
	if (!whole.next) return filled(stop, balanced(source, stop.frames, start), null, null);
	const jumps = following !== undefined && following.page !== stop.page;
	if (!jumps) return filled(stop, pair(stop.frames, whole.frames), null, whole.next);
	const shorter = withoutLastLine(stop.frames);
	const { frames, next } = threadLines(source, shorter, start);
	return filled(stop, pair(shorter, frames), following.page, next);
}

const pair = (frames: readonly Frame[], lines: readonly Line[][]): SetStop['frames'] =>
	frames.map((frame, index) => ({ frame, lines: lines[index] ?? [] }));

function filled(
	{ slotId, page, frames }: Stop,
	set: SetStop['frames'],
	jumpTo: number | null,
	next: Cursor | null
): Filled {
	const used = set.reduce((sum, { lines }) => sum + lines.length, 0);
	const capacity = linesIn(frames) - (jumpTo === null ? 0 : 1);
	return { stop: { slotId, page, frames: set, jumpTo, used, capacity }, next };
}

const linesIn = (frames: readonly Room[]): number =>
	frames.reduce((sum, { lines }) => sum + Math.max(0, lines), 0);

/** The last line goes to 下转第N版. */
function withoutLastLine(frames: readonly Frame[]): Frame[] {
	const last = frames.findLastIndex(({ lines }) => lines > 0);
	return frames.map((frame, index) =>
		index === last ? { ...frame, lines: frame.lines - 1 } : frame
	);
}

/**
 * Text that fills its columns only in part stands in columns of one height, the first perhaps a line
 * longer, if they stand side by side and are alike.
 */
function balanced(
	source: LineSource,
	frames: readonly Frame[],
	start: Cursor | null
): SetStop['frames'] {
	const whole = threadLines(source, frames, start);
	const [first] = frames;
	const alike = frames.every(({ y, chars }) => y === first?.y && chars === first.chars);
	if (!alike || !first) return pair(frames, whole.frames);
	const used = whole.frames.reduce((sum, lines) => sum + lines.length, 0);
	const tallest = Math.max(...frames.map(({ lines }) => lines));
	for (let lines = Math.max(1, Math.ceil(used / frames.length)); lines <= tallest; lines++)
		for (let full = 1; full <= frames.length; full++) {
			const cut = frames.map((frame, index) => ({
				...frame,
				lines: Math.min(frame.lines, index < full ? lines : lines - 1)
			}));
			const set = threadLines(source, cut, start);
			if (!set.next) return pair(frames, set.frames);
		}
	return pair(frames, whole.frames);
}

function overOf(
	source: StorySource,
	cursor: Cursor | null
): Pick<SetStory, 'over' | 'overChars' | 'overFrom'> {
	const rest = restOf(source, cursor);
	const [first] = rest;
	if (!first) return { over: 0, overChars: 0, overFrom: null };
	return {
		over: rest.length,
		overChars: charsOf(source, rest),
		overFrom: { paragraph: first.paragraph, offset: first.from }
	};
}

/** 字数 of lines that follow one another. */
const charsOf = (source: StorySource, lines: readonly Line[]): number =>
	textLength(
		lines.map(({ paragraph, from, to }) => source.textOf(paragraph).slice(from, to)).join('')
	);

function leftOf(stops: readonly SetStop[]): Pick<SetStory, 'left' | 'leftChars'> {
	const rooms = stops.map(({ used, capacity, frames }) => ({
		lines: Math.max(0, capacity - used),
		chars: frames.at(-1)?.frame.chars ?? 0
	}));
	return {
		left: linesIn(rooms),
		leftChars: rooms.reduce((sum, { lines, chars }) => sum + lines * chars, 0)
	};
}
