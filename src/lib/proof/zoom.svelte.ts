/** Scales that the buttons go through; 1 is true size. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3] as const;
/** White around a page that is shown whole, px. */
const MARGIN = 24;

/** How large a page is shown. */
export class Zoom {
	/** Null: as large as the whole page fits. */
	#chosen = $state<number | null>(null);
	#room = $state.raw({ width: 0, height: 0 });
	#page = $state.raw({ width: 1, height: 1 });

	readonly scale: number = $derived.by(() => {
		if (this.#chosen !== null) return this.#chosen;
		const wide = (this.#room.width - 2 * MARGIN) / this.#page.width;
		const high = (this.#room.height - 2 * MARGIN) / this.#page.height;
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
