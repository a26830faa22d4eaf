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

/** Two em of indent, as all Chinese papers set it; items hang, crossheads stand in the middle. */
export function settingOf({ kind, marker, depth }: Paragraph): Setting {
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
export const markerInset = (paragraph: Paragraph): number =>
	settingOf(paragraph).inset - markerRoom(paragraph.marker ?? '·');
