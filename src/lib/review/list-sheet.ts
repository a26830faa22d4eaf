import type { ReviewTexts } from '#lib/i18n/review.ts';
import { element, part, show } from './dom.ts';
import type { ReviewComment } from './review-wire.ts';
import { Sheet } from './sheet.ts';
import { inOrder, type Stretch } from './text-places.ts';

export interface ListSheetOptions {
	t: ReviewTexts;
	comments: () => readonly ReviewComment[];
	wordsOf: (stretch: Stretch) => string;
	onedit: (comment: ReviewComment) => void;
}

/** All comments of their own, in the order of the text. */
export class ListSheet {
	readonly #options: ListSheetOptions;
	readonly #sheet = new Sheet('list-sheet');

	constructor(options: ListSheetOptions) {
		this.#options = options;
		part('mine').addEventListener('click', () => this.open());
	}

	open(): void {
		const comments = inOrder(this.#options.comments());
		show('list-none', comments.length === 0);
		part('list').replaceChildren(...comments.map((one, index) => this.#row(one, index + 1)));
		this.#sheet.open();
	}

	#row(comment: ReviewComment, number: number): HTMLElement {
		const { t, wordsOf, onedit } = this.#options;
		const { body, replacement } = comment;
		const button = element(
			'button',
			{ type: 'button', 'aria-label': `${t.edit} ${t.commentNumber(number)}` },
			t.edit
		);
		button.addEventListener('click', () => {
			this.#sheet.close();
			onedit(comment);
		});
		const said: Node[] = [element('p', { class: 'quote' }, wordsOf(comment))];
		if (replacement !== null)
			said.push(
				element('p', { class: 'other' }, replacement ? `${t.becomes} ${replacement}` : t.deleted)
			);
		if (body) said.push(element('p', { class: 'said' }, body));
		return element(
			'li',
			{},
			element('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
			element('div', {}, ...said),
			button
		);
	}
}
