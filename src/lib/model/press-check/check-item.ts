import type { EditionSpot } from '../edition-address.ts';
import type { Id } from '../ids.ts';
import type { PrintedPicture } from '../print-resolution.ts';
import type { PageCause } from '../page-signature.ts';
import type { TeaserFault } from '../teaser.ts';
import type { Step } from '../workflow.ts';

/**
 * blocking: the page would be wrong, or nobody answers for it; it is mended, or let pass with a
 * reason. advisory: an editor may well mean it; it holds up nothing.
 */
export type Severity = 'blocking' | 'advisory';

/** A story of this or an earlier edition that a repeat is of. */
export interface EarlierStory {
	storyId: Id;
	/** Of its paper. */
	date: string;
	/** Where it begins. */
	page: number;
	headline: string;
}

/** What a check has found, with the values that its sentence needs. */
export type CheckFinding =
	/** The story waits for a step (null: none is known) and is not signed off. */
	| { kind: 'unsigned'; step: Step | null }
	/** The last signature was struck by an edit, and nobody has signed again. */
	| { kind: 'struck'; step: Step; signerId: Id; at: number; by: Id; paragraphs: number[] }
	/** Signed off, and the text is not the one that was signed. */
	| { kind: 'changed'; signerId: Id | null; at: number | null; editedBy: Id | null }
	/** Signed off with other words than the last step before it passed: by their signatures. */
	| {
			kind: 'amended';
			step: Step;
			/** The signature before, and the sign-off; and of which texts they are. */
			ids: { before: Id; signOff: Id };
			hashes: { before: string; signOff: string };
			signerId: Id;
			paragraphs: number[];
	  }
	/** Nobody has signed the page's clean proof. */
	| { kind: 'pageUnsigned' }
	/** The page is not the one whose clean proof was signed. */
	| { kind: 'pageChanged'; signerId: Id; at: number; causes: PageCause[] }
	/** `measured`: as a browser has set it; else by the formula, and about so much. */
	| { kind: 'over'; lines: number; chars: number; measured: boolean }
	| { kind: 'under'; lines: number; chars: number; measured: boolean }
	/** 必改, and nobody has seen to it; `replacement`: what should stand there, null: it is said in words. */
	| {
			kind: 'correction';
			threadId: Id;
			quote: string;
			replacement: string | null;
			body: string;
			byId: Id;
	  }
	/**
	 * Of those of which nobody has said whether they are required an open suggested replacement, and an open
	 * comment on words that stand; an open remark, or a comment on the whole or on words gone.
	 */
	| {
			kind: 'suggestion' | 'question' | 'remark';
			threadId: Id;
			quote: string;
			body: string;
			byId: Id;
	  }
	/** 待补: taken in cut off, or announced and not all there. */
	| { kind: 'incomplete' }
	/** Promised and not there: no word of text, or withdrawn; no photo in it. `dueAt`: epoch ms. */
	| { kind: 'promised' | 'promisedPhoto'; byId: Id; dueAt: number; isWithdrawn: boolean }
	/** 暂缓: somebody holds it, and why. */
	| { kind: 'held'; byId: Id; at: number; reason: string }
	/** It stands on a page and has no words. */
	| { kind: 'wordless' }
	/** It has words and no headline, in a slot that keeps room for one. */
	| { kind: 'headless' }
	/** A picture's place without a picture. */
	| { kind: 'photoMissing' }
	/** `nth` picture of the story, from 1. */
	| { kind: 'creditMissing'; nth: number; asset: Id }
	/** Fewer pixels an inch than newsprint takes; so few that anybody sees it. See PrintedPicture. */
	| ({ kind: 'photoSoft' | 'photoCoarse' } & Omit<PrintedPicture, 'place'>)
	| { kind: 'glyphs'; chars: string[] }
	/** Characters of headlines, crossheads and other bold words that no face has bold: they stand light. */
	| { kind: 'lightGlyphs'; chars: string[] }
	/** The story stands in a jump's slot and begins nowhere. */
	| { kind: 'jumpAstray' }
	/** A jump was placed, and nothing of the story is left for it: 下转 would lead to nothing. */
	| { kind: 'jumpEmpty' }
	/** A line that leads nowhere, or says nothing; `to`: the page of an index's line. */
	| { kind: 'teaserAstray' | 'teaserWeak'; fault: TeaserFault; words: string; to: number | null }
	/** A pointer typed by hand, to a page that the edition does not have. */
	| { kind: 'teaserPointer'; words: string; to: number }
	/** Much like the headline it points to, and not the same. */
	| { kind: 'teaserDiffers'; words: string; headline: string; to: number | null }
	| { kind: 'teaserEmpty' }
	/** A slot for a story with nothing in it; 字 it takes. */
	| { kind: 'slotEmpty'; room: number }
	/** An ad's place without an ad. */
	| { kind: 'adEmpty' }
	/** No total issue number. */
	| { kind: 'issueMissing'; proposed: number | null }
	/** Another paper has this number, which is the one said; not above the one before or below the one after. */
	| ({
			kind: 'issueRepeat' | 'issueOrder';
			issue: number;
			proposed: number | null;
	  } & EditionSpot)
	| ({
			kind: 'issueGap';
			issue: number;
			from: number;
			to: number;
			proposed: number | null;
	  } & EditionSpot)
	/** It goes to press on a day that does not belong to its date. */
	| { kind: 'pressDay'; pressDate: string; date: string }
	/** Sheets have two sides: a page would be blank. */
	| { kind: 'oddPages'; pages: number }
	/** Not as many as papers of this weekday have; `date`: of the one that has so many, null: by the rules. */
	| { kind: 'unusualPages'; pages: number; usual: number; date: string | null }
	/** The very words of another story, or most of them, or its headline. */
	| { kind: 'repeatSame'; of: EarlierStory }
	| { kind: 'repeatAlike'; of: EarlierStory; by: 'words' | 'headline' }
	/** Twice in this edition; again after an earlier one. */
	| { kind: 'photoTwice' | 'photoAgain'; asset: Id; of: EarlierStory };

export type CheckKind = CheckFinding['kind'];

/**
 * Why each blocks or does not. Signatures: nothing is printed that nobody answers for. Words that hang
 * out, holes, boxes for characters, pointers that lead nowhere, repeated text: the reader sees them. An
 * open suggestion or question may be a wrong name, unless somebody said that it is a remark. A line or two of white, a file photo, a reworded
 * teaser, a remark on the whole: those are often meant.
 */
export const SEVERITY: Record<CheckKind, Severity> = {
	unsigned: 'blocking',
	struck: 'blocking',
	changed: 'blocking',
	// Whoever signs off answers for it, and may; those who read proof should know.
	amended: 'advisory',
	pageUnsigned: 'blocking',
	pageChanged: 'blocking',
	over: 'blocking',
	under: 'advisory',
	correction: 'blocking',
	suggestion: 'blocking',
	question: 'blocking',
	remark: 'advisory',
	held: 'blocking',
	incomplete: 'blocking',
	promised: 'blocking',
	promisedPhoto: 'advisory',
	wordless: 'blocking',
	headless: 'blocking',
	photoMissing: 'blocking',
	// The law wants the name, and a night editor would not stop the presses for it.
	creditMissing: 'advisory',
	photoSoft: 'advisory',
	photoCoarse: 'blocking',
	glyphs: 'blocking',
	// A name is a name, light or bold.
	lightGlyphs: 'advisory',
	jumpAstray: 'blocking',
	jumpEmpty: 'blocking',
	teaserAstray: 'blocking',
	teaserWeak: 'advisory',
	teaserPointer: 'blocking',
	teaserDiffers: 'advisory',
	teaserEmpty: 'blocking',
	slotEmpty: 'blocking',
	adEmpty: 'blocking',
	issueMissing: 'blocking',
	issueRepeat: 'blocking',
	issueOrder: 'blocking',
	// A number that is missing for good is let pass with the reason, which then stands in the record.
	issueGap: 'blocking',
	pressDay: 'advisory',
	oddPages: 'blocking',
	unusualPages: 'advisory',
	repeatSame: 'blocking',
	repeatAlike: 'advisory',
	photoTwice: 'blocking',
	photoAgain: 'advisory'
};

export const CHECK_KINDS = Object.keys(SEVERITY) as CheckKind[];

/** Signatures are given, not waived; what is held is released. */
const NEVER_WAIVED: readonly CheckKind[] = [
	'unsigned',
	'struck',
	'changed',
	'pageUnsigned',
	'pageChanged',
	'held'
];

export const mayBeWaived = (kind: CheckKind): boolean => !NEVER_WAIVED.includes(kind);

/** Longest reason, UTF-16 units. */
export const MAX_REASON = 500;

/** 放过: somebody has let an item pass, and says why. It holds while the item is about the same thing. */
export interface Waiver {
	id: Id;
	editionId: Id;
	/** Of the item, and what it was about then. */
	itemId: string;
	about: string;
	kind: CheckKind;
	pageId: Id | null;
	storyId: Id | null;
	reason: string;
	personId: Id;
	/** Epoch ms. */
	at: number;
}

/** One thing to be seen to, at one place. */
export type CheckItem = CheckFinding & {
	/** The same for the same thing, however often the check is run. */
	id: string;
	severity: Severity;
	/** Null: of the edition as a whole. */
	pageId: Id | null;
	storyId: Id | null;
	slotId: Id | null;
	/** Who can mend it: one who is named, or all of whom any one may. */
	forIds: Id[];
	/** What a waiver of it is bound to: when this is another, the waiver is void. */
	about: string;
	/** Who has let it pass; null: nobody, or something else than it is now. */
	waived: Waiver | null;
};

/** More people than that are nobody in particular. */
const MANY = 3;

/** Whether people are so many that none of them is meant by name. */
export const areMany = (ids: readonly Id[]): boolean => ids.length > MANY;

/** Whose it is by name. */
export const namedFor = ({ forIds }: Pick<CheckItem, 'forIds'>): Id[] =>
	areMany(forIds) ? [] : forIds;

/** Whether it stands in the way of the press. */
export const isInTheWay = ({ severity, waived }: CheckItem): boolean =>
	severity === 'blocking' && waived === null;
