import type { Copy } from './copy.ts';
import type { Id } from './ids.ts';
import type { Formatted, Slot } from './page.ts';
import type { DeskView } from './records.ts';

/**
 * 大样: a page as it was at one moment, under a number that people can say. It is never changed and
 * never deleted; what stood on the page is kept beside it (ProofContent).
 */
export interface PulledProof {
	id: Id;
	editionId: Id;
	pageId: Id;
	/** 1… of its page. */
	number: number;
	/** Epoch ms. */
	at: number;
	personId: Id;
}

/** A story as it stood on a page. */
export interface ProofedStory {
	storyId: Id;
	/** Where on the page, in the page's order. */
	slotIds: Id[];
	/** Of its words, as its facts have it. */
	hash: string;
	copy: Copy;
}

/** What a proof was pulled of. */
export interface ProofContent extends Formatted {
	slots: Slot[];
	/** In the order of their first slots. */
	stories: ProofedStory[];
}

/** A page's proofs, the newest first. */
export const proofsOf = (view: DeskView, pageId: Id): PulledProof[] =>
	[...view.list('proof')]
		.filter((proof) => proof.pageId === pageId)
		.sort((a, b) => b.number - a.number);
