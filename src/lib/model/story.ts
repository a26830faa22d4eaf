import type { Id } from './ids.ts';
import type { ShapeText } from './shape.ts';

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
	/** Set aside; null while alive. */
	spikedAt: number | null;
	createdAt: number;
	createdBy: Id;
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
	/** First words of the body, for lists. */
	excerpt: string;
	/** sha-256 of the canonical text, hex; empty: an older version derived them. */
	hash: string;
	/** Epoch ms of the last edit, and who made it. */
	editedAt: number;
	editedBy: Id | null;
}
