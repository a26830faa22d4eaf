import type { Paragraph } from './galley.ts';
import { graphemeStarts } from './graphemes.ts';
import type { MeasuredLine, Type } from './meter.ts';
import { endsInTrimmed } from './punctuation.ts';

/** A mark narrower than this, em, gave up its half. */
const HALF_SET = 0.75;

/** Text nodes of a paragraph, and where each begins in it. */
interface Piece {
	node: Text;
	from: number;
}

function piecesOf(box: HTMLElement): Piece[] {
	const walker = box.ownerDocument.createTreeWalker(box, NodeFilter.SHOW_TEXT);
	const pieces: Piece[] = [];
	let from = 0;
	while (walker.nextNode()) {
		const node = walker.currentNode as Text;
		pieces.push({ node, from });
		from += node.length;
	}
	return pieces;
}

/** Reads where a laid-out paragraph breaks: a binary search for the first grapheme of each line. */
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
	const rectAt = rectReader(box, text.length, starts);
	const lineAt = (index: number): number => {
		for (let at = index; at < starts.length; at++) {
			const rect = rectAt(at);
			if (rect) return Math.floor((rect.top + rect.height / 2 - frame.top) / pitch);
		}
		return count - 1;
	};
	const firsts = [0];
	for (let line = 1; line < count; line++) {
		const first = firstOnLine(line, (firsts.at(-1) ?? 0) + 1, starts.length, lineAt);
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

function firstOnLine(
	line: number,
	from: number,
	end: number,
	lineAt: (index: number) => number
): number {
	let [low, high] = [from, end];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lineAt(middle) >= line) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Gives the box of a grapheme; null: it takes no room, as a space at a line's end. */
function rectReader(
	box: HTMLElement,
	length: number,
	starts: readonly number[]
): (index: number) => DOMRect | null {
	const pieces = piecesOf(box);
	const range = box.ownerDocument.createRange();
	return (index) => {
		const from = starts[index] ?? length;
		const to = starts[index + 1] ?? length;
		const piece = pieces.findLast((one) => one.from <= from);
		if (!piece) return null;
		range.setStart(piece.node, from - piece.from);
		range.setEnd(piece.node, Math.min(to - piece.from, piece.node.length));
		const rects = range.getClientRects();
		const rect = rects[rects.length - 1];
		return rect && rect.width > 0 ? rect : null;
	};
}
