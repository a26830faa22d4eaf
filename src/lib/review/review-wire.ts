import type { CopySpan, CopyText } from '#model/copy.ts';
import type { Id } from '#model/ids.ts';
import type { TextPlace } from '#model/text-place.ts';
import type { Verdict } from '#model/outside.ts';

/** What a reviewer outside the house is sent: their text, and nothing that leads to another one. */
export interface ShownReview {
	name: string;
	unit: string;
	/** What the house asks; may be empty. */
	note: string;
	/** In the watermark. */
	code: string;
	/** When the text was frozen and until when the link holds, as the paper writes times. */
	frozen: string;
	expires: string;
	/** Epoch ms, and what the server's clock says now. */
	expiresAt: number;
	now: number;
	/** 字数, as it is written. */
	length: string;
	blocks: ShownBlock[];
	answer: ShownAnswer | null;
}

export interface ShownPhoto {
	kind: 'photo';
	/** Its number among the text's photos; null: none has been chosen. */
	photo: number | null;
	spans: CopySpan[];
	credit: string;
}
export type ShownBlock = CopyText | ShownPhoto;

/** What they have said already. */
export interface ShownAnswer {
	verdict: Verdict;
	remark: string;
	/** When, as the paper writes it. */
	at: string;
	comments: number;
}

/** One comment, as it is kept on the device and sent. */
export interface ReviewComment {
	id: Id;
	from: TextPlace;
	to: TextPlace;
	body: string;
	replacement: string | null;
}

/** All that they say. */
export interface ReviewAnswer {
	/** The same when it is sent again. */
	id: Id;
	verdict: Verdict;
	remark: string;
	comments: ReviewComment[];
}
