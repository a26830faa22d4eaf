import type { Anchor } from '#model/thread.ts';

export type DraftKind = 'comment' | 'suggest';

/** What is begun on some words, or on the whole story. */
export interface DraftStart {
	kind: DraftKind;
	/** Null: on the whole story. */
	anchor: Anchor | null;
	/** Top of its words within the scrolled text, px. */
	top: number;
	/** What was written before other words were chosen. */
	body?: string;
}

/** A comment being written. */
export class CommentDraft {
	readonly anchor: Anchor | null;
	readonly top: number;
	kind: DraftKind = $state('comment');
	body = $state('');
	/** A suggestion begins with the words as they are. */
	replacement = $state('');
	readonly empty = $derived.by(() =>
		this.kind === 'comment' ? !this.body.trim() : this.replacement === this.anchor?.quote
	);

	constructor({ kind, anchor, top, body = '' }: DraftStart) {
		this.anchor = anchor;
		this.top = top;
		this.kind = anchor ? kind : 'comment';
		this.body = body;
		this.replacement = anchor?.quote ?? '';
	}
}
