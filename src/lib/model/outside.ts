import type { Id } from './ids.ts';
import type { DeskView } from './records.ts';

export const VERDICTS = ['approved', 'changes', 'rejected'] as const;
/** 没有意见; 改好就可以; 这样不能发. An opinion from outside, never one of the house's signatures. */
export type Verdict = (typeof VERDICTS)[number];

/** How long a link may hold, hours; the first but one unless chosen otherwise. */
export const LINK_HOURS = [6, 24, 72, 168] as const;
export const USUAL_HOURS = 24;

/** Devices a link opens on: a telephone's chat program, its browser, and a computer. */
export const MAX_DEVICES = 3;

/** Opened again on the same device within so long, ms, is one opening: a log that nobody can flood. */
export const ONE_VISIT = 10 * 60_000;

/** Longest name, unit, note to the reviewer, one comment, and the remark, UTF-16 units. */
export const OUTSIDE_LIMITS = {
	...{ name: 40, unit: 60, note: 500, comment: 2000, remark: 4000 },
	/** Comments in one answer. */
	comments: 100,
	/** Words that a comment is on, beyond which it is one on the story as a whole. */
	quote: 2000
} as const;

/** Something the link was opened on, known again by a cookie of which this is a digest. */
export interface ReviewDevice {
	id: string;
	/** Browser and system, as people call them. */
	agent: string;
	/** Epoch ms. */
	firstAt: number;
	lastAt: number;
	/** Visits. */
	openings: number;
}

/** What somebody outside has said, once. */
export interface OutsideAnswer {
	/** Made on their device: the same answer sent again is the same. */
	id: Id;
	verdict: Verdict;
	/** In words; may be empty where they approve. */
	remark: string;
	/** Epoch ms. */
	at: number;
	/** Their comments, which are threads of the story. */
	threadIds: Id[];
}

/** 外审: one text of a story, shown to one person outside the house by a link. The token is nowhere. */
export interface OutsideReview {
	id: Id;
	storyId: Id;
	/** Of the reviewer. */
	name: string;
	unit: string;
	/** What they are asked. */
	note: string;
	/** Of the text they are shown, which is kept under it; and its length (字数). */
	hash: string;
	length: number;
	/** Who made the link and when, epoch ms. */
	personId: Id;
	at: number;
	expiresAt: number;
	withdrawn: { by: Id; at: number } | null;
	devices: ReviewDevice[];
	/** Devices beyond MAX_DEVICES that were turned away; and the last time, epoch ms. */
	refusals: number;
	refusedAt: number | null;
	answer: OutsideAnswer | null;
}

/** Where an outside review stands; an answer stays one when its link is over. */
export type OutsideState = 'sent' | 'opened' | 'answered' | 'withdrawn' | 'expired';

export function outsideState(review: OutsideReview, now: number): OutsideState {
	if (review.answer) return 'answered';
	if (review.withdrawn) return 'withdrawn';
	if (review.expiresAt <= now) return 'expired';
	return review.devices.length > 0 ? 'opened' : 'sent';
}

/** Whether its link opens: answered ones do, to be read. */
export const isLinkOpen = (review: OutsideReview, now: number): boolean =>
	review.withdrawn === null && now < review.expiresAt;

/** All visits on all devices. */
export const openingsOf = ({ devices }: Pick<OutsideReview, 'devices'>): number =>
	devices.reduce((sum, { openings }) => sum + openings, 0);

/** Whether it looks as if the link was passed on. */
export const isPassedOn = ({ devices, refusals }: OutsideReview): boolean =>
	devices.length > 1 || refusals > 0;

/** In the watermark: tells whose copy a photograph of the screen is of. */
export const linkCode = (id: Id): string => `${id.slice(0, 4)}·${id.slice(4, 8)}`.toUpperCase();

/** A story's outside reviews, the newest first. */
export const outsideReviewsOf = (view: Pick<DeskView, 'list'>, storyId: Id): OutsideReview[] =>
	[...view.list('outside')]
		.filter((review) => review.storyId === storyId)
		.sort((a, b) => b.at - a.at);

/** As they are named where they speak: 王秋白（县交通局）. */
export const reviewerName = ({ name, unit }: Pick<OutsideReview, 'name' | 'unit'>): string =>
	unit === '' ? name : `${name}（${unit}）`;
