import type { Paragraph } from '#model/galley.ts';
import { graphemeStarts } from './graphemes.ts';
import type { MeasuredLine, Type } from './meter.ts';
import { partedAt } from './part-quotes.ts';
import { endsInTrimmed } from './punctuation.ts';
import { textsOf } from './texts-of.ts';

/** A mark narrower than this, em, gave up its half. */
const HALF_SET = 0.75;

/** Text nodes of a paragraph, and where each begins in it as it is laid out. */
interface Piece {
	node: Text;
	from: number;
}

function piecesOf(box: HTMLElement): Piece[] {
	let from = 0;
	return textsOf(box).map((node) => {
		const piece = { node, from };
		from += node.length;
		return piece;
	});
}

/**
 * Reads where a laid-out paragraph breaks: searches the first grapheme of each line, beginning where
 * it would be if the line before were as long as its measure. Two or three looks a line.
 */
export function readLines(
	box: HTMLElement,
	paragraph: Paragraph,
	offset: number,
	{ em, pitch }: Type
): MeasuredLine[] {
	const text = paragraph.text.slice(offset);
	const frame = box.getBoundingClientRect();
	const count = Math.max(1, Math.round(frame.height / pitch));
	const starts = graphemeStarts(text);
	const rectAt = rectReader(box, text, starts);
	const lineAt = (index: number): number => {
		for (let at = index; at < starts.length; at++) {
			const rect = rectAt(at);
			if (rect) return Math.floor((rect.top + rect.height / 2 - frame.top) / pitch);
		}
		return count - 1;
	};
	const usual = Math.max(1, Math.round(frame.width / em));
	const firsts = [0];
	for (let line = 1; line < count; line++) {
		const from = (firsts.at(-1) ?? 0) + 1;
		const first = firstOnLine(line, [from, starts.length], from - 1 + usual, lineAt);
		if (first < starts.length) firsts.push(first);
	}
	return firsts.map((first, index) => {
		const next = firsts[index + 1] ?? starts.length;
		const [from, to] = [starts[first] ?? 0, starts[next] ?? text.length];
		const last = index === firsts.length - 1;
		const mark = endsInTrimmed(text.slice(from, to)) ? rectAt(next - 1) : null;
		return {
			from: offset + from,
			to: offset + to,
			first: offset + from === 0,
			last,
			trimmed: mark !== null && mark.width < HALF_SET * em
		};
	});
}

/** The first index on a line or a later one: gallops away from a guess, then halves what is left. */
function firstOnLine(
	line: number,
	[from, end]: [number, number],
	guess: number,
	lineAt: (index: number) => number
): number {
	let [low, high] = [from, end];
	const look = (index: number): boolean => {
		const isThere = lineAt(index) >= line;
		if (isThere) high = index;
		else low = index + 1;
		return isThere;
	};
	let at = Math.min(Math.max(guess, from), end - 1);
	const down = low < high && look(at);
	for (let step = 1; low < high; step *= 2) {
		at = down ? Math.max(low, at - step) : Math.min(high - 1, at + step);
		if (look(at) !== down) break;
	}
	while (low < high) look((low + high) >> 1);
	return low;
}

/** Gives the box of a grapheme; null: it takes no room, as a space at a line's end. */
function rectReader(
	box: HTMLElement,
	text: string,
	starts: readonly number[]
): (index: number) => DOMRect | null {
	const pieces = piecesOf(box);
	const parted = partedAt(text);
	const range = box.ownerDocument.createRange();
	return (index) => {
		const start = starts[index] ?? text.length;
		const from = start + parted.filter((at) => at <= start).length;
		const to = from + (starts[index + 1] ?? text.length) - start;
		const piece = pieces.findLast((one) => one.from <= from);
		if (!piece) return null;
		range.setStart(piece.node, from - piece.from);
		range.setEnd(piece.node, Math.min(to - piece.from, piece.node.length));
		const rects = range.getClientRects();
		const rect = rects[rects.length - 1];
		return rect && rect.width > 0 ? rect : null;
	};
}
