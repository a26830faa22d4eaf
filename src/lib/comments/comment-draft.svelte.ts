import type { Anchor } from '#model/thread.ts';

export type DraftKind = 'comment' | 'suggest';

/** What is begun on some words, or on the whole story. */
export interface DraftStart {
	kind: DraftKind;
	/** Null: on the whole story. */
	anchor: Anchor | null;
	/** Top of its words within the scrolled text, px. */
	top: number;
	/** What was being written when these words were chosen. */
	before?: CommentDraft | null;
}

/** A comment as it is posted. */
export interface SaidComment {
	body: string;
	/** A suggestion; null: none. */
	replacement: string | null;
	/** 必改. */
	required: boolean;
}

/** A comment being written. */
export class CommentDraft {
	readonly anchor: Anchor | null;
	readonly top: number;
	kind: DraftKind = $state('comment');
	body = $state('');
	/** A suggestion begins with the words as they are. */
	replacement = $state('');
	#isRequired: boolean | null = $state(null);
	readonly empty = $derived.by(() =>
		this.kind === 'comment' ? !this.body.trim() : this.replacement === this.anchor?.quote
	);

	/** There is something to lose. */
	get isTouched(): boolean {
		return this.body.trim() !== '' || this.replacement !== (this.anchor?.quote ?? '');
	}

	/** 必改: other words that are suggested are, a comment is not, unless somebody says so. */
	get required(): boolean {
		return this.#isRequired ?? this.kind === 'suggest';
	}
	set required(required: boolean) {
		this.#isRequired = required;
	}

	/** What is posted. */
	get said(): SaidComment {
		const { kind, body, replacement, required } = this;
		return { body: body.trim(), replacement: kind === 'suggest' ? replacement : null, required };
	}

	constructor({ kind, anchor, top, before = null }: DraftStart) {
		const same = anchor && before?.anchor?.quote === anchor.quote ? before : null;
		this.anchor = anchor;
		this.top = top;
		this.kind = !anchor ? 'comment' : same?.kind === 'suggest' ? 'suggest' : kind;
		this.body = before?.body ?? '';
		this.replacement = same?.replacement ?? anchor?.quote ?? '';
		this.#isRequired = before ? before.#isRequired : null;
	}
}
