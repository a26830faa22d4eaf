import type { Border, Format, RuleSide, SlotRole } from '#model/page.ts';
import type { Galley } from '#model/galley.ts';
import type { Frame } from './set-story.ts';
import type { Rect } from './set-photo.ts';

/** A slot as it is set; places are px from the corner of the type area. */
export interface PlannedSlot {
	id: string;
	role: SlotRole;
	/** 1 (lead) to 4: how large its headline is. */
	level: number;
	area: Rect;
	/** A line around it, or sides with a hairline; with neither it is parted from its neighbours. */
	border?: Border;
	sides?: readonly RuleSide[];
	/** Columns of text in reading order; where its deck and its photo stand, null: no room kept. */
	frames: readonly Frame[];
	head: Rect | null;
	photo: Rect | null;
	storyId: string | null;
	/** Words of a slot that takes no story. */
	label?: string;
}

export interface PlannedPage {
	number: number;
	slots: readonly PlannedSlot[];
}

/** A picture as it is drawn. */
export interface Picture {
	url: string;
	/** Width ÷ height; null: not known. */
	ratio: number | null;
}

/** What is set: pages with their slots, and the stories and pictures that stand in them. */
export interface EditionPlan {
	format: Format;
	pages: readonly PlannedPage[];
	stories: ReadonlyMap<string, Galley>;
	pictures: ReadonlyMap<string, Picture>;
}
