import type { Id } from './ids.ts';

/**
 * Page geometry in the newsroom's own grid, columns × lines, never in mm (blueprint §6).
 * Widths: w(n) = n × chars + (n − 1) × gutter, in em of the body type.
 */
export interface Format {
	id: Id;
	/** 四开, 对开 … */
	name: string;
	/** Trim size, mm. */
	trim: { width: number; height: number };
	/** Body type size and line pitch, CSS px (whole numbers: 12 and 17 are 9 pt and 12.75 pt). */
	em: number;
	pitch: number;
	columns: number;
	/** Characters a column's line holds. */
	chars: number;
	/** Between columns, em. */
	gutter: number;
	/** Lines of a full column. */
	lines: number;
	/** 天头: from the trim down to the type area, mm. Not given: it stands in the middle. */
	top?: number;
	/** 出血, mm. Not given: BLEED. */
	bleed?: number;
	/** The largest that a headline of each level is set, level 1 first, CSS px. Not given: HEADS. */
	heads?: readonly number[];
	/** How thick hairlines and thin borders are, CSS px. Not given: HAIRLINE. */
	hairline?: number;
}

/** 出血 3 毫米, what Chinese print shops ask for. */
export const BLEED = 3;
/** At 9 pt body 43.5, 33, 22.5 and 16.5 pt. */
export const HEADS: readonly number[] = [58, 44, 30, 22];
/** Half a point and a little, px. */
export const HAIRLINE = 0.7;

/** What was made in a format, and keeps the one it was made in: a format that changes later moves nothing of it. */
export interface Formatted {
	formatId: Id;
	/** The format as it was then. Not given: the one that comes with the program under this id, which never changes. */
	format?: Format;
}

export const SLOT_ROLES = [
	'masthead',
	'ear',
	'lead',
	'column',
	'photo',
	'teaser',
	'jump',
	'ad',
	'folio',
	'blank'
] as const;
/**
 * masthead 报头, ear 报眼, lead 头条, column 普通, photo 图片, teaser 导读, jump 转版, ad 广告,
 * folio 报眉, blank 留白 (a hole that is meant).
 */
export type SlotRole = (typeof SLOT_ROLES)[number];

/** A rectangle of the grid: first column and line (0-based), columns spanned, lines tall. */
export interface GridRect {
	column: number;
	line: number;
	span: number;
	lines: number;
}

export const HEAD_LEVELS = [1, 2, 3, 4] as const;
/** How large a headline is set; 1 is the largest. */
export type HeadLevel = (typeof HEAD_LEVELS)[number];

export const BORDERS = ['thin', 'thick', 'double', 'rules'] as const;
/** thin 细线, thick 粗线 and double 双线 run around; rules 文武线: thick above, thin below. */
export type Border = (typeof BORDERS)[number];

export const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type Corner = (typeof CORNERS)[number];

/** A line of a teaser: a story, or words alone. */
export interface TeaserItem {
	/** What it points to; null: to nothing that the desk knows. */
	storyId: Id | null;
	/** Its own wording; null: the story's headline. */
	words: string | null;
}

/** What a teaser shows: chosen stories (导读), or the pages of the edition with their leads (目录). */
export type Teaser = {
	/** The name of its box (强城看亮点), if it has one of its own. */
	title?: string;
} & ({ kind: 'stories'; items: TeaserItem[] } | { kind: 'index' });

export const MAX_TEASER_TITLE = 40;

/** More would not stand in any slot. */
export const MAX_TEASER_ITEMS = 20;

export const SIDES = ['top', 'right', 'bottom', 'left'] as const;
export type RuleSide = (typeof SIDES)[number];

/** A place on a page. What is not given has its default in `slot-shape.ts`. */
export interface Slot {
	id: Id;
	role: SlotRole;
	/** Where it stands; of an L-shaped slot, what bounds it. */
	at: GridRect;
	/** The two rectangles of an L-shaped slot, from the top. Not given: all of `at`. */
	parts?: GridRect[];
	/** 破栏: so many text columns within the span, when not one per grid column. */
	measure?: number;
	/** Lines kept for the headline deck, and for a photo in the slot. */
	headLines?: number;
	photoLines?: number;
	/** Not given: by role and span. */
	level?: HeadLevel;
	/** The headline stands at the left, so many text columns wide, and not over the text. */
	headColumns?: number;
	/** How many text columns the photo is wide, and where; not given: all of them. */
	photoColumns?: number;
	photoCorner?: Corner;
	border?: Border;
	/** Sides with a hairline. Not given: above and to the left of it, where it meets others. */
	sides?: RuleSide[];
	/** What stands in a slot that takes no story: an ad's customer, a teaser's words. */
	label?: string;
	/** What a teaser slot points to; it takes the place of a label. */
	teaser?: Teaser;
}

const STORY_ROLES: readonly SlotRole[] = ['ear', 'lead', 'column', 'photo', 'jump'];

/** Whether a story can stand there; the other slots hold a label. */
export const takesStory = (slot: Pick<Slot, 'role'>): boolean => STORY_ROLES.includes(slot.role);

/** One page (版) of an edition. */
export interface Page extends Formatted {
	id: Id;
	editionId: Id;
	/** 1…N. */
	number: number;
	/** 要闻, 民生 … */
	name: string;
	editorId: Id | null;
	proofreaderId: Id | null;
	/** When its stories must be in, epoch ms; null: the edition's press time. */
	deadline: number | null;
	templateId: Id | null;
	slots: Slot[];
}

/** A page layout to start from, in the grid in which it was drawn. */
export interface Template extends Formatted {
	id: Id;
	name: string;
	/** front: page 1; inside; ad. */
	kind: 'front' | 'inside' | 'ad';
	slots: Slot[];
}

/** Which story stands in which slot. One story a slot; a story may also stand in jump slots. */
export interface Placement {
	/** The slot's id: a slot holds one story at most. */
	id: Id;
	pageId: Id;
	editionId: Id;
	storyId: Id;
	placedBy: Id;
	placedAt: number;
}
