import { LINE_BREAK, type CopySpan, type CopyStyle } from '#model/copy.ts';

/** Characters of a block that a comment is on. */
export interface Marked {
	from: number;
	to: number;
	/** Of the comment; the number shown where it ends, or null where it goes on in the next block. */
	id: string;
	number: number | null;
}

/** Words of one style, under the same comments; or a line end. */
export interface Piece {
	text: string;
	style: CopyStyle;
	/** The comment that shows here: of several the one that began last. */
	mark: Marked | null;
	/** Comments whose number stands after it. */
	ends: Marked[];
}

/** A block's words, cut wherever their style or the comments on them change. */
export function piecesOf(spans: readonly CopySpan[], marks: readonly Marked[]): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const { text, ...style } of spans) {
		const end = at + text.length;
		const cuts = marks.flatMap(({ from, to }) => [from, to]);
		const lines = [...text].reduce<number[]>(
			(found, _, index) =>
				text[index] === LINE_BREAK ? [...found, at + index, at + index + 1] : found,
			[]
		);
		const inside = [...cuts, ...lines].filter((cut) => cut > at && cut < end);
		const edges = [...new Set([at, ...inside, end])].sort((a, b) => a - b);
		for (const [index, from] of edges.slice(0, -1).entries()) {
			const to = edges[index + 1] ?? end;
			const over = marks.filter((mark) => mark.from <= from && mark.to >= to);
			const mark = over.reduce<Marked | null>(
				(last, one) => (last && last.from > one.from ? last : one),
				null
			);
			const ends = marks.filter((one) => one.to === to && one.from < to);
			pieces.push({ text: text.slice(from - at, to - at), style, mark, ends });
		}
		at = end;
	}
	return pieces;
}
