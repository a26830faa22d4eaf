import type { CommandType } from './commands.ts';
import type { Id } from './ids.ts';
import type { Change } from './records.ts';
import type { SeenMarks } from './seen.ts';

/**
 * The desk feed: an ordered, resumable stream of record changes over one WebSocket a tab
 * (path /desk). JSON text frames. `epoch` names the server's run, or that of several servers together: a
 * position is only good in it. `seq` grows; where there are several it is no whole number for what is kept
 * in no store.
 */
export interface FeedPosition {
	epoch: string;
	seq: number;
}

export interface FeedEvent {
	seq: number;
	at: number;
	/** Who asked; null for what is derived: facts, measurements. */
	personId: Id | null;
	/** Null for what is derived. `undoes`: somebody else's command, which it takes back. */
	command: { id: Id; type: CommandType; undoes?: UndoneStep } | null;
	changes: Change[];
}

/** A step of a plan that somebody else has taken back. */
export interface UndoneStep {
	commandId: Id;
	personId: Id;
	/** When it was done, epoch ms. */
	at: number;
}

/** Raised when an open page of an older version could misread the feed: it is told to reload. */
export const FEED_VERSION = 5;

/** Where somebody is: stamped by the server with who they are. */
export interface Whereabouts {
	/** The tab, made by the client. */
	tab: Id;
	personId: Id;
	view: 'board' | 'story' | 'desk' | 'proof' | 'other';
	editionId: Id | null;
	storyId: Id | null;
	/** The story they have in hand on the board, and the slot it hovers over. */
	holding?: Id | null;
	over?: Id | null;
	/** The page they draw, or whose proof they look at, and its slot that is in their hand. */
	pageId?: Id | null;
	slotId?: Id | null;
	/** Typed within the last seconds. */
	writing?: boolean;
}

export type FeedUp =
	/** `as`: whose page it is. */
	| { type: 'watch'; since: FeedPosition | null; version: number; as?: Id }
	| { type: 'here'; at: Omit<Whereabouts, 'personId'> }
	| { type: 'ping' };

export type FeedDown =
	/** All records the desk shows; sent when `since` is unknown or too old. */
	| { type: 'snapshot'; position: FeedPosition; changes: Change[]; here: Whereabouts[] }
	| { type: 'resumed'; position: FeedPosition; here: Whereabouts[] }
	| { type: 'event'; event: FeedEvent }
	/** What this person has read, in whatever browser: on `watch`, and whenever it is more. */
	| { type: 'seen'; marks: SeenMarks }
	| { type: 'here'; at: Whereabouts }
	| { type: 'left'; tab: Id }
	| { type: 'pong' };
