import type { Place } from '#model/galley.ts';
import type { TextPlace } from '#model/text-place.ts';
import type { Hole } from '#model/holes.ts';
import type { GlyphPart } from '#model/missing-glyphs.ts';
import type { SlotRole } from '#model/page.ts';
import type { PrintedPicture } from '#model/print-resolution.ts';
import type { TeaserFault } from '#model/teaser.ts';

/** What is wrong on a page, and where. The page is set all the same. */
export type Problem = { storyId: string | null; slotId: string | null } & (
	| {
			/** The story is longer than all its slots. */
			kind: 'over';
			lines: number;
			chars: number;
			from: Place;
			/** The same place in the story's own blocks. */
			at: TextPlace | null;
	  }
	/** It begins here, and its end, on another page, hangs out. */
	| { kind: 'overLater'; page: number; lines: number; chars: number }
	/** No words but perhaps a headline. */
	| { kind: 'emptyStory' }
	/** A line of the deck that fits only below the smallest size of its level. */
	| { kind: 'deckTooLong'; part: 'kicker' | 'headline' | 'subhead'; text: string; size: number }
	/** So many 字 of a deck have no room even at the smallest size, and are not set. */
	| { kind: 'deckOver'; chars: number }
	/** A deck taller than the lines that are kept for it, set smaller than its level has it. */
	| { kind: 'deckTooTall'; lines: number; room: number }
	/** The slot keeps no room for a deck, and the story has one. */
	| { kind: 'noDeckPlace'; text: string }
	/** No picture was chosen, or it cannot be had. */
	| { kind: 'missingPhoto'; asset: string | null; caption: string }
	/** The slots keep no room for this picture; nor are its caption and credit set, given together. */
	| { kind: 'noPhotoPlace'; asset: string | null; caption: string }
	/** Fewer pixels an inch than newsprint takes; `widest`: how wide it could stand, mm, or so many columns. */
	| ({ kind: 'softPhoto' } & Pick<PrintedPicture, 'nth' | 'ppi' | 'width' | 'widest' | 'columns'>)
	/** A caption longer than the picture's place. */
	| { kind: 'captionTooLong'; caption: string }
	/** A slot names a story that is not there. */
	| { kind: 'unknownStory' }
	/** No shipped face has these characters; `paragraph` of running text, from 0. */
	| {
			kind: 'missingGlyph';
			chars: string[];
			part: GlyphPart;
			paragraph: number | null;
			around: string;
	  }
	/** No face has these characters bold: among bold ones they stand light. */
	| {
			kind: 'lightGlyph';
			chars: string[];
			part: GlyphPart;
			paragraph: number | null;
			around: string;
	  }
	/** Words longer than their line, which had to be broken anywhere. */
	| { kind: 'brokenWord'; words: string[] }
	/** A teaser’s line that leads nowhere, or, of an index (`to`: the page), says nothing. */
	| { kind: 'teaserAstray'; fault: TeaserFault; words: string; to: number | null }
	/** A teaser without a line: nothing is printed there. */
	| { kind: 'teaserEmpty' }
	/** More lines than a teaser’s slot takes at the smallest size. */
	| { kind: 'teaserTooLong' }
	/** What prints white, and is not meant to. */
	| { kind: 'hole'; hole: Hole; role: SlotRole }
	/** A face that did not load; another stands in, with other widths. */
	| { kind: 'fontMissing'; family: string; weight: number }
);
