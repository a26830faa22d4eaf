import type { TargetBox } from './next-target.ts';

interface Measured extends TargetBox {
	/** What scrolls it, and how far that was scrolled when it was measured. */
	scroller: HTMLElement | null;
	left: number;
	top: number;
}

/**
 * Where the targets of a screen stand ([data-target], scrolled by their [data-scroller]), measured
 * once when a story is lifted, so that moving it costs no layout. Measure again after a resize.
 */
export class TargetBoxes {
	readonly #root: HTMLElement;
	#boxes: Measured[] = [];

	constructor(root: HTMLElement) {
		this.#root = root;
		this.measure();
	}

	measure(): void {
		const targets = this.#root.querySelectorAll<HTMLElement>('[data-target]');
		this.#boxes = [...targets].map((element) => {
			const { x, y, width, height } = element.getBoundingClientRect();
			const scroller = element.closest<HTMLElement>('[data-scroller]');
			const id = element.dataset.target ?? '';
			return {
				...{ id, x, y, width, height, scroller },
				left: scroller?.scrollLeft ?? 0,
				top: scroller?.scrollTop ?? 0
			};
		});
	}

	/** All of them where they stand now. */
	now(): TargetBox[] {
		return this.#boxes.map(({ id, x, y, width, height, scroller, left, top }) => ({
			...{ id, width, height },
			x: x - ((scroller?.scrollLeft ?? 0) - left),
			y: y - ((scroller?.scrollTop ?? 0) - top)
		}));
	}

	/** The target under a point of the window; the smallest, where they lie in each other. */
	at(x: number, y: number): string | null {
		const hit = this.now().filter(
			(box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
		);
		hit.sort((a, b) => a.width * a.height - b.width * b.height);
		return hit[0]?.id ?? null;
	}
}
