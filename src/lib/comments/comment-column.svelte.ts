import { SvelteMap } from 'svelte/reactivity';
import type { Id } from '#model/ids.ts';
import { placeThreads, type Placeable } from './place-threads.ts';
import type { Threads } from './threads.svelte.ts';

/** What a card counts for before it has been drawn, px. */
const UNDRAWN = 80;

/** Where the cards of threads stand beside the text, which scrolls by itself. */
export class CommentColumn {
	readonly heights = new SvelteMap<Id, number>();
	draftHeight = $state(0);
	/** How far the text is scrolled, px. */
	scrolled = $state(0);
	/** How much lower the column begins than the text beside it, px. */
	#lower = $state(0);
	readonly #threads: Threads;
	/** Tops of the cards by thread; of the one being written under `draft`. */
	readonly tops = $derived.by(() => this.#place());

	constructor(threads: Threads) {
		this.#threads = threads;
	}

	#place(): Map<string, number> {
		const { placed, tops, draft, activeId } = this.#threads;
		const cards: Placeable[] = placed.map(({ id }) => ({
			id,
			top: (tops.get(id) ?? 0) - this.#lower,
			height: this.heights.get(id) ?? UNDRAWN
		}));
		if (!draft) return placeThreads(cards, activeId);
		const top = draft.top - this.#lower;
		const at = cards.findIndex((card) => card.top > top);
		const card = { id: 'draft', top, height: this.draftHeight };
		cards.splice(at < 0 ? cards.length : at, 0, card);
		return placeThreads(cards, 'draft');
	}

	/** The column scrolls with the text beside it, and the wheel over it scrolls both. */
	follow = (column: HTMLElement): (() => void) | undefined => {
		if (!this.#threads.ready) return;
		const canvas = column.closest('.story')?.querySelector<HTMLElement>('[data-story-canvas]');
		if (!canvas) return;
		const scroll = () => (this.scrolled = canvas.scrollTop);
		const wheel = (event: WheelEvent) => (canvas.scrollTop += event.deltaY);
		const measure = () => {
			this.#lower = column.getBoundingClientRect().top - canvas.getBoundingClientRect().top;
			this.#threads.measure();
		};
		const resize = new ResizeObserver(measure);
		canvas.addEventListener('scroll', scroll, { passive: true });
		column.addEventListener('wheel', wheel, { passive: true });
		resize.observe(canvas);
		resize.observe(column);
		scroll();
		return () => {
			canvas.removeEventListener('scroll', scroll);
			column.removeEventListener('wheel', wheel);
			resize.disconnect();
		};
	};
}
