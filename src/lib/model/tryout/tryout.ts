import type { CommandOf } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Slot } from '../page.ts';

/** Longest name of a try-out, UTF-16 units. */
export const MAX_TRYOUT_NAME = 40;

/** How a page is drawn, and what its slots say that take no story. */
export interface Drawing {
	slots: Slot[];
	templateId: Id | null;
}

/** A page or a slot as it was when the try-out first touched it, and as it would be. */
export type TriedChange =
	| { kind: 'page'; id: Id; before: Drawing; after: Drawing }
	/** Of a slot: the story in it; null: empty. */
	| { kind: 'placement'; id: Id; pageId: Id; before: Id | null; after: Id | null };

/** 试排: changes of an edition's plan that are tried beside it, until they are taken or dropped. */
export interface TryOut {
	id: Id;
	editionId: Id;
	name: string;
	personId: Id;
	/** Epoch ms. */
	at: number;
	changes: TriedChange[];
}

/** What can be tried. */
export type TriedCommand = CommandOf<
	'story.place' | 'story.unplace' | 'slot.label' | 'slot.teaser' | 'page.layout'
>;
