import type { CopySpan } from '#model/copy.ts';
import type { DeckPart } from './set-deck.ts';
import type { Problem } from './problem.ts';
import type { Rect } from './set-photo.ts';

/** A line that is drawn as it is, wherever: its break is decided. All px, from the type area. */
export interface DrawnLine {
	x: number;
	y: number;
	width: number;
	/** A class of typeset.css: typeset-paragraph, typeset-caption … */
	face: string;
	align: 'justify' | 'start' | 'center' | 'end';
	/** White before the first character, px. */
	indent: number;
	spans: CopySpan[];
	/** The last mark is set half-width. */
	trimmed: boolean;
	/** Of a photo’s caption. */
	part?: 'caption';
	slotId: string;
	/** Where its words are in the story's running text; null: made by the program, or a caption. */
	text: { storyId: string; paragraph: number; from: number; to: number } | null;
}

/** A line of a headline deck, in the middle of its box. */
export interface DrawnDeckLine extends Rect {
	part: DeckPart | 'photoTitle' | 'jumpHead';
	text: string;
	size: number;
	slotId: string;
}

export interface DrawnPhoto extends Rect {
	/** null: the picture is missing; its place is drawn empty. */
	url: string | null;
	/** Which of its story’s photos it is, from 0. */
	photo: number;
	slotId: string;
}

/** A rule: a thin rectangle. */
export interface DrawnRule extends Rect {
	slotId: string;
}

/** All that is drawn of a page, as plain data: same plan and fonts, same data. */
export interface SetPage {
	number: number;
	/** Of the type area, px. */
	width: number;
	height: number;
	em: number;
	pitch: number;
	lines: DrawnLine[];
	decks: DrawnDeckLine[];
	photos: DrawnPhoto[];
	rules: DrawnRule[];
	/** Words of slots that take no story. */
	labels: (Rect & { slotId: string; text: string })[];
}

/** How a slot came out. */
export interface SlotReport {
	slotId: string;
	page: number;
	storyId: string;
	/** Lines of text in it, and lines there are. */
	used: number;
	capacity: number;
	/** 字 of the text in it. */
	chars: number;
	/** Lines left, or, in the last slot of its story, lines that hang out, each also in 字. */
	left: number;
	leftChars: number;
	over: number;
	overChars: number;
	jumpTo: number | null;
	jumpFrom: number | null;
}

export interface SetEdition {
	pages: SetPage[];
	reports: SlotReport[];
	problems: Problem[];
}
