import { part, show } from './dom.ts';
import { selectedStretch } from './selected-stretch.ts';
import { maySuggest, type Stretch } from './text-places.ts';

export type Wish = 'comment' | 'suggest';

export interface ToolsOptions {
	/** The text, in which the buttons stand beside what is chosen. */
	text: HTMLElement;
	words: () => readonly HTMLElement[];
	/** All of a block. */
	whole: (block: number) => Stretch;
	onwish: (wish: Wish, stretch: Stretch) => void;
}

/** Space between the words and the buttons, px. */
const GAP = 10;

/** 批注 and 建议改成… beside words that are selected, or beside a paragraph that is tapped. */
export class Tools {
	readonly #options: ToolsOptions;
	readonly #stop = new AbortController();
	#chosen: Stretch | null = null;
	/** It was selected, and is let go with the selection; a paragraph that was tapped is not. */
	#isSelected = false;
	/** A finger is on the buttons: some browsers let go of the selection first. */
	#isPressed = false;

	constructor(options: ToolsOptions) {
		this.#options = options;
		const { signal } = this.#stop;
		document.addEventListener('selectionchange', () => this.#follow(), { signal });
		options.text.addEventListener('click', (event) => this.#tap(event), { signal });
		const bar = part('tools');
		bar.addEventListener('pointerdown', (event) => this.#press(event), { signal });
		for (const wish of ['comment', 'suggest'] as const)
			part(`tool-${wish}`).addEventListener('click', () => this.#wish(wish), { signal });
		addEventListener('keydown', (event) => event.key === 'Escape' && this.hide(), { signal });
	}

	hide(): void {
		this.#chosen = null;
		this.#isSelected = false;
		show('tools', false);
		for (const one of this.#options.text.querySelectorAll('.chosen'))
			one.classList.remove('chosen');
	}

	close(): void {
		this.hide();
		this.#stop.abort();
	}

	#press(event: PointerEvent): void {
		event.preventDefault();
		this.#isPressed = true;
		addEventListener('pointerup', () => setTimeout(() => (this.#isPressed = false)), {
			once: true
		});
	}

	#follow(): void {
		if (this.#isPressed || document.querySelector('dialog[open]')) return;
		const selection = getSelection();
		const stretch = selectedStretch(selection, this.#options.words());
		if ((!stretch || !selection) && !this.#isSelected) return;
		this.hide();
		if (!stretch || !selection) return;
		this.#isSelected = true;
		this.#choose(stretch, selection.getRangeAt(0).getBoundingClientRect());
	}

	/** Selecting with a finger is fiddly: a tap takes the paragraph. */
	#tap({ target }: Event): void {
		if (!(target instanceof Element) || target.closest('button, mark')) return;
		const block = target.closest<HTMLElement>('[data-block]');
		if (!block || !getSelection()?.isCollapsed) return;
		const wasChosen = block.classList.contains('chosen');
		this.hide();
		const stretch = this.#options.whole(Number(block.dataset.block));
		if (wasChosen || stretch.to.offset === 0) return;
		block.classList.add('chosen');
		this.#choose(stretch, block.getBoundingClientRect());
	}

	#choose(stretch: Stretch, at: DOMRect): void {
		this.#chosen = stretch;
		part('tool-suggest').hidden = !maySuggest(stretch);
		show('tools', true);
		const bar = part('tools');
		const { text } = this.#options;
		const frame = text.getBoundingClientRect();
		// Where fingers select, the system's own menu stands above the words.
		const isBelow = matchMedia('(pointer: coarse)').matches || at.top < bar.offsetHeight + GAP;
		const top = isBelow ? at.bottom + GAP : at.top - bar.offsetHeight - GAP;
		const left = Math.min(
			Math.max(at.left + at.width / 2 - bar.offsetWidth / 2, frame.left),
			frame.right - bar.offsetWidth
		);
		bar.style.setProperty('top', `${top - frame.top}px`);
		bar.style.setProperty('left', `${left - frame.left}px`);
	}

	#wish(wish: Wish): void {
		const stretch = this.#chosen;
		this.hide();
		if (stretch) this.#options.onwish(wish, stretch);
	}
}
