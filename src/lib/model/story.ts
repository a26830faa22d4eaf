import type { Id } from './ids.ts';
import type { StoryPromise } from './promise.ts';
import type { ShapeText } from './shape.ts';
import type { StoryMove } from './story-move.ts';

export const STAGES = [
	'draft',
	'editing',
	'review1',
	'review2',
	'review3',
	'proofing',
	'signed'
] as const;
/** 草稿, 编辑中, 一审, 二审, 三审, 校对, 签发. */
export type Stage = (typeof STAGES)[number];

/** news 消息, feature 通讯, comment 评论, photo 图片, brief 简讯, literary 副刊. */
export const STORY_KINDS = ['news', 'feature', 'comment', 'photo', 'brief', 'literary'] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/** A story's record. Its words are in its Y.Doc; what they amount to is in StoryFacts. */
export interface Story {
	id: Id;
	/** The edition it is meant for; null: held over (备用). */
	editionId: Id | null;
	kind: StoryKind;
	stage: Stage;
	/** 版面栏目 it is written for, such as 民生. */
	section: string;
	/** Whose story it is. */
	authorIds: Id[];
	/** Reporters who may write it besides. */
	sharedIds: Id[];
	editorId: Id | null;
	/** 字数 wanted; null: open. */
	target: number | null;
	/** Epoch ms; null: the page's. */
	deadline: number | null;
	/** 待补: taken in cut off, cannot go to review. */
	incomplete: boolean;
	/** 报题: what its writer said they would bring; not given: nothing was promised. */
	promise?: StoryPromise;
	/** 暂缓: not to be printed for now; not given: it may be. */
	held?: Held;
	/** When it last left a page or day, and who moved it; not given: never. */
	moved?: StoryMove;
	/** Set aside; null while alive. */
	spikedAt: number | null;
	/** The edition with which it went to press (付印): its words are locked. Not given: none, or opened again. */
	pressedIn?: Id;
	createdAt: number;
	createdBy: Id;
}

/** Who holds a story, since when and why. */
export interface Held {
	personId: Id;
	/** Epoch ms. */
	at: number;
	reason: string;
}

/** Longest reason for holding a story, UTF-16 units. */
export const MAX_HOLD_REASON = 500;

export interface PictureFacts {
	asset: Id | null;
	credit: string;
	/** As it is kept; not given: there is no such picture, or an older version derived it. */
	pixels?: { width: number; height: number };
}

/** Derived from the words by the server within 300 ms of an edit; never written by hand. */
export interface StoryFacts {
	/** The story's id. */
	id: Id;
	editionId: Id | null;
	kicker: string;
	headline: string;
	subhead: string;
	byline: string;
	/** 字数 by Word's rule: byline and body, or the captions of a photo story. */
	length: number;
	/** The shapes of its running text (shape.ts), the byline in the first, for the line formula. */
	paragraphs: ShapeText[];
	photos: number;
	/** The asset of the first of them. */
	photo?: Id | null;
	/** All of them, in order; asset null: none has been chosen. Who took it, as its credit or caption says. */
	pictures?: PictureFacts[];
	/** Characters that no face of the page has, each once. */
	lacking?: string;
	/** Characters of headline, crossheads and other bold words that no face has bold, each once. */
	light?: string;
	/**
	 * By which texts that are much alike are told (sketch.ts). Not in what a browser is told at first: no
	 * compression makes it smaller, and only the press check asks (PrintedPapers).
	 */
	sketch?: string[];
	/** First words of the body, for lists. */
	excerpt: string;
	/** sha-256 of the canonical text, hex; empty: an older version derived them. */
	hash: string;
	/** Epoch ms of the last edit, and who made it. */
	editedAt: number;
	editedBy: Id | null;
}
