import type { Paragraph } from './galley.ts';

/** How a kind of paragraph stands in its column, em. */
export interface Setting {
	/** From the column's left edge. */
	inset: number;
	/** Of the first line, beside the inset. */
	indent: number;
	/** How its full lines, and its last one, are aligned. */
	align: 'justify' | 'center';
}

/** Room of a list's marker, em: a dot or a digit with its full stop takes one, `10.` two. */
const markerRoom = (marker: string): number => (marker.length > 2 ? 2 : 1);

/** The deepest inset that leaves a narrow column some room. */
const MAX_DEPTH = 3;

/** Characters a line is left with at least, if its column holds them at all. */
const MIN_CHARS = 4;

/**
 * Two em of indent, as all Chinese papers set it; items hang, crossheads stand in the middle.
 * @param chars the column’s measure; a very narrow one has no room for indents
 */
export function settingOf(paragraph: Paragraph, chars: number): Setting {
	const wide = wideSetting(paragraph);
	const { inset, indent } = narrowed(wide, chars);
	const least = wide.inset === 0 ? 0 : Math.min(markerRoom(paragraph.marker ?? '·'), chars - 1);
	return { inset: Math.max(least, inset), indent, align: wide.align };
}

/** Inset and indent as far as a column of so many characters has room for them. */
export function narrowed(
	{ inset, indent }: Pick<Setting, 'inset' | 'indent'>,
	chars: number
): Pick<Setting, 'inset' | 'indent'> {
	const spare = Math.max(0, chars - MIN_CHARS);
	return { inset: Math.min(inset, spare), indent: Math.min(indent, spare) };
}

/** In a column that has room for all of it. */
export function wideSetting({ kind, marker, depth }: Paragraph): Setting {
	switch (kind) {
		case 'crosshead':
			return { inset: 0, indent: 0, align: 'center' };
		case 'listItem':
			return {
				inset: 1 + Math.min(depth, MAX_DEPTH) + markerRoom(marker ?? '·'),
				indent: 0,
				align: 'justify'
			};
		case 'paragraph':
		case 'quote':
		case 'caption':
			return { inset: 0, indent: 2, align: 'justify' };
	}
}

/** Where the marker of a list item stands, em from the column's left edge. */
export const markerInset = (paragraph: Paragraph, chars: number): number =>
	Math.max(0, settingOf(paragraph, chars).inset - markerRoom(paragraph.marker ?? '·'));
