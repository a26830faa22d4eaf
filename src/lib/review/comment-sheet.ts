import { newId } from '#model/ids.ts';
import type { ReviewTexts } from '#lib/i18n/review.ts';
import { part, say, show } from './dom.ts';
import type { ReviewComment } from './review-wire.ts';
import { Sheet } from './sheet.ts';
import type { Stretch } from './text-places.ts';
import type { Wish } from './tools.ts';

export interface CommentSheetOptions {
	t: ReviewTexts;
	wordsOf: (stretch: Stretch) => string;
	onsave: (comment: ReviewComment) => void;
	onremove: (id: string) => void;
}

/** Writes one comment, or other words for those that are quoted. */
export class CommentSheet {
	readonly #options: CommentSheetOptions;
	readonly #sheet: Sheet;
	readonly #body = part<HTMLTextAreaElement>('comment-body');
	readonly #replacement = part<HTMLTextAreaElement>('comment-replacement');
	#stretch: Stretch | null = null;
	#wish: Wish = 'comment';
	#id: string | null = null;
	/** What stood in the fields when it was opened. */
	#before = '';

	constructor(options: CommentSheetOptions) {
		this.#options = options;
		const { t } = options;
		this.#sheet = new Sheet('comment-sheet', () => !this.#isTouched || confirm(t.discard));
		part('comment-form').addEventListener('submit', (event) => {
			event.preventDefault();
			this.#save();
		});
		part('comment-remove').addEventListener('click', () => this.#remove());
	}

	/** A new one. */
	begin(wish: Wish, stretch: Stretch): void {
		const replacement = wish === 'suggest' ? this.#options.wordsOf(stretch) : null;
		this.#open({ id: null, body: '', replacement }, stretch);
	}

	edit({ id, body, replacement, from, to }: ReviewComment): void {
		this.#open({ id, body, replacement }, { from, to });
	}

	#open(
		{ id, body, replacement }: { id: string | null; body: string; replacement: string | null },
		stretch: Stretch
	): void {
		const { t, wordsOf } = this.#options;
		this.#id = id;
		this.#stretch = stretch;
		this.#wish = replacement === null ? 'comment' : 'suggest';
		this.#body.value = body;
		this.#replacement.value = replacement ?? '';
		this.#before = this.#now;
		say('comment-quote', wordsOf(stretch));
		say('comment-title', this.#wish === 'comment' ? t.comment : t.suggest.replace('…', ''));
		say('comment-body-label', this.#wish === 'comment' ? t.body : t.bodyWhy);
		say('comment-problem', '');
		show('comment-other', this.#wish === 'suggest');
		show('comment-remove', id !== null);
		this.#sheet.open();
		const field = this.#wish === 'suggest' ? this.#replacement : this.#body;
		field.focus();
	}

	get #now(): string {
		return `${this.#body.value}\n${this.#replacement.value}`;
	}

	get #isTouched(): boolean {
		return this.#now !== this.#before;
	}

	#save(): void {
		const { t, wordsOf, onsave } = this.#options;
		const stretch = this.#stretch;
		if (!stretch) return;
		const body = this.#body.value.trim();
		// A paragraph stays one: line ends typed on a telephone become spaces.
		const words = this.#replacement.value.replaceAll(/\s*[\n\u2028]\s*/g, ' ');
		const replacement = this.#wish === 'suggest' ? words : null;
		if (replacement === null && body === '') return say('comment-problem', t.writeSomething);
		if (replacement === wordsOf(stretch)) return say('comment-problem', t.unchanged);
		onsave({ id: this.#id ?? newId(), ...stretch, body, replacement });
		this.#sheet.close();
	}

	#remove(): void {
		const id = this.#id;
		if (id === null || !confirm(this.#options.t.removeSure)) return;
		this.#options.onremove(id);
		this.#sheet.close();
	}
}
