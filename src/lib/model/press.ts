import type { Edition } from './edition.ts';
import type { Id } from './ids.ts';
import type { PressedSettings } from './pressed-settings.ts';
import type { PrintFault } from './print-options.ts';
import type { DeskView } from './records.ts';
import type { Story } from './story.ts';

/** What could not be put into an evidence pack. */
export type Missing = { what: 'pdf'; fault: PrintFault } | { what: 'story'; storyId: Id };

/** 证据包: all that an edition was when it went to press, in one ZIP that is kept under its hash. */
export type EvidencePack =
	| { state: 'packing'; again?: true }
	| { state: 'ready'; sha256: string; bytes: number; missing: Missing[] }
	| {
			/** Nothing could be kept; the log of the server says why. */
			state: 'failed';
			/** It was tried again, and is given up: the edition may be opened without it. */
			again?: true;
	  };

/** What the chief has opened at one time, with the reason in words. */
export interface Opening {
	/** Epoch ms. */
	at: number;
	personId: Id;
	reason: string;
	/** Pages whose plan is open again. */
	pageIds: Id[];
	/** Stories whose words are open again. */
	storyIds: Id[];
}

/** 改版重印: pages and stories that are open again after press, all of them; who opened the first, and why. */
export interface Correction extends Opening {
	/** What was opened besides since, the oldest first; not given: nothing. */
	widened?: Opening[];
}

/** What was opened when and why, the first at first. */
export function openingsOf({ widened = [], ...first }: Correction): Opening[] {
	const later = new Set(widened.flatMap(({ pageIds, storyIds }) => [...pageIds, ...storyIds]));
	const [pageIds, storyIds] = [first.pageIds, first.storyIds].map((ids) =>
		ids.filter((id) => !later.has(id))
	);
	return [{ ...first, pageIds: pageIds ?? [], storyIds: storyIds ?? [] }, ...widened];
}

/** 付印: the edition as it went to the printer. Never removed: a correction goes to press after it. */
export interface Pressing {
	/** 版次: 1 at first. */
	version: number;
	/** Epoch ms. */
	at: number;
	personId: Id;
	issue: number | null;
	/** Of all that is frozen, see pressCode. */
	code: string;
	/** Part of that; not given: it went to press before they were. */
	settings?: PressedSettings;
	pack: EvidencePack;
	/** Null: what was pressed stands. */
	correction: Correction | null;
}

type Pressed = Pick<Edition, 'presses'>;

/** The latest one; undefined: the edition has never gone to press. */
export const lastPress = (edition: Pressed | undefined): Pressing | undefined =>
	edition?.presses?.at(-1);

/** Whether an edition is with the printer, and no correction of it is open. */
export const isPressed = (edition: Pressed | undefined): boolean =>
	lastPress(edition)?.correction === null;

/** Whether a page is as it was pressed: it is not, or not any more, where a correction names it. */
export function isPageFrozen(edition: Pressed | undefined, pageId: Id): boolean {
	const last = lastPress(edition);
	return last !== undefined && !last.correction?.pageIds.includes(pageId);
}

/** Whether a story is printed as it is: nobody writes in it then. */
export const isStoryFrozen = (story: Pick<Story, 'pressedIn'> | undefined): boolean =>
	story?.pressedIn !== undefined;

/** The edition in which a story is printed, for who says so; undefined: in none. */
export const pressingOf = (
	view: Pick<DeskView, 'get'>,
	story: Pick<Story, 'pressedIn'>
): Pressing | undefined =>
	story.pressedIn === undefined ? undefined : lastPress(view.get('edition', story.pressedIn));
