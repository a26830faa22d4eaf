/** Scales that the buttons go through; 1 is true size. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3] as const;
/** White around a page that is shown whole, px; on a phone the page has it. */
const MARGIN = 24;
const SMALL_MARGIN = 8;
const PHONE = 720;

/** How large a page is shown. */
export class Zoom {
	/** Null: as large as the whole page fits. */
	#chosen = $state<number | null>(null);
	#room = $state.raw({ width: 0, height: 0 });
	#page = $state.raw({ width: 1, height: 1 });
	/** What of the page was in the middle when it was last scrolled, 0…1; at first its own middle. */
	#middle = { x: 0.5, y: 0.5 };

	readonly scale: number = $derived.by(() => {
		if (this.#chosen !== null) return this.#chosen;
		const margin = this.#room.width < PHONE ? SMALL_MARGIN : MARGIN;
		const wide = (this.#room.width - 2 * margin) / this.#page.width;
		const high = (this.#room.height - 2 * margin) / this.#page.height;
		return Math.max(0.1, Math.min(wide, high));
	});

	get isFit(): boolean {
		return this.#chosen === null;
	}

	/** Room there is, and the page that is shown in it, px. */
	measure(room: { width: number; height: number }, page: { width: number; height: number }): void {
		this.#room = room;
		this.#page = page;
	}

	/**
	 * What is in the middle of a scrolled element stays there when the page grows or shrinks. Call where
	 * it is mounted and whenever the scale has changed, once the page is drawn.
	 */
	keepMiddle(element: HTMLElement): () => void {
		void this.scale;
		if (this.isFit) this.#middle = { x: 0.5, y: 0.5 };
		const { x, y } = this.isFit ? { x: 0, y: 0 } : this.#middle;
		element.scrollLeft = x * element.scrollWidth - element.clientWidth / 2;
		element.scrollTop = y * element.scrollHeight - element.clientHeight / 2;
		const look = () => {
			this.#middle = {
				x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
				y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight
			};
		};
		element.addEventListener('scroll', look, { passive: true });
		return () => element.removeEventListener('scroll', look);
	}

	in(): void {
		const { scale } = this;
		this.#chosen = STEPS.find((step) => step > scale + 0.01) ?? STEPS.at(-1) ?? 1;
	}

	out(): void {
		const { scale } = this;
		this.#chosen = STEPS.findLast((step) => step < scale - 0.01) ?? STEPS[0];
	}

	fit(): void {
		this.#chosen = null;
	}
}
