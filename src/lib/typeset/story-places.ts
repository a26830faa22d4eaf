import type { BlockRange } from '#model/commented.ts';
import type { Galley, Paragraph } from '#model/galley.ts';

/** Characters of a paragraph of running text, UTF-16 units. */
export interface ParagraphRange {
	paragraph: number;
	from: number;
	to: number;
}

/** Where characters of a block are set; those of a deck and of captions are not running text. */
export const paragraphRanges = (galley: Galley, range: BlockRange): ParagraphRange[] =>
	galley.paragraphs.flatMap((paragraph, index) =>
		piecesOf(paragraph)
			.filter(({ block }) => block === range.block)
			.map(({ at, offset, length }) => ({
				paragraph: index,
				from: at + Math.max(range.from - offset, 0),
				to: at + Math.min(range.to - offset, length)
			}))
			.filter(({ from, to }) => from < to)
	);

const piecesOf = ({ origins, text }: Paragraph) =>
	origins.map((origin, index) => ({
		...origin,
		length: (origins[index + 1]?.at ?? text.length) - origin.at
	}));
