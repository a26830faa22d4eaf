import type { Id } from './ids.ts';

/** Marks of a few characters. A link prints as plain text. */
export interface CopyStyle {
	bold?: boolean;
	/** Set in 楷体: Chinese faces have no italic, and a slanted one prints as Type 3. */
	italic?: boolean;
	underline?: boolean;
	strike?: boolean;
}

/** Characters of one style. */
export interface CopySpan extends CopyStyle {
	text: string;
}

/** Blocks of words. */
export type CopyKind =
	'kicker' | 'headline' | 'subhead' | 'byline' | 'paragraph' | 'crosshead' | 'quote' | 'listItem';

export interface CopyText {
	kind: CopyKind;
	spans: CopySpan[];
	/** Of a list item: `·` or `1.`, and how deep it stands, from 0. */
	marker?: string;
	depth?: number;
}

export interface CopyPhoto {
	kind: 'photo';
	/** The asset; null: none has been chosen. */
	asset: Id | null;
	spans: CopySpan[];
	credit: string;
}

/** A story as it is set: its blocks in order, without editor, document or marks of comments. */
export interface Copy {
	storyId: Id;
	blocks: (CopyText | CopyPhoto)[];
}

/** A hard break inside a block (LINE SEPARATOR): what follows begins a line, as a paragraph does. */
export const LINE_BREAK = '\u2028';

export const plainOf = (spans: readonly CopySpan[]): string =>
	spans.map(({ text }) => text).join('');
