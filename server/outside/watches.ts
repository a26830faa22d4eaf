import type { Id } from '#model/ids.ts';

export interface WatchLimits {
	/** Questions held at once, of one device of a link; and of everybody. */
	perDevice: number;
	all: number;
	/** How long one is held, ms: less than a proxy waits for an answer. */
	hold: number;
}

/** Thirty seconds is the shortest time that common proxies wait. */
export const WATCH_LIMITS: WatchLimits = { perDevice: 4, all: 1000, hold: 25_000 };

/**
 * What became of a question that was held. over: the link opens nothing any more; open: it does, and
 * the time is up; full: it does, and there is no room to hold the question any longer.
 */
export type Held = 'over' | 'open' | 'full';

interface Watch {
	reviewId: Id;
	device: string;
	timer: NodeJS.Timeout;
	answer: (held: Held) => void;
}

/**
 * Questions whether a link still opens, held until it does not. Whoever holds too many loses the one
 * that has waited longest, which a sleeping telephone has most likely forgotten.
 */
export class Watches {
	readonly #limits: WatchLimits;
	/** Longest waiting first. */
	readonly #held = new Set<Watch>();

	constructor(limits: WatchLimits) {
		this.#limits = limits;
	}

	get size(): number {
		return this.#held.size;
	}

	/** @param most how long at most, ms */
	hold(reviewId: Id, device: string, most: number): Promise<Held> {
		const own = [...this.#held].filter((one) => one.reviewId === reviewId && one.device === device);
		const [longest] = own;
		if (longest && own.length >= this.#limits.perDevice) this.#end(longest, 'full');
		if (this.#held.size >= this.#limits.all) return Promise.resolve('full');
		return new Promise((answer) => {
			const end = () => this.#end(watch, 'open');
			const timer = setTimeout(end, Math.min(most, this.#limits.hold));
			const watch: Watch = { reviewId, device, timer, answer };
			this.#held.add(watch);
		});
	}

	/** The link of a review opens nothing any more. */
	over(reviewId: Id): void {
		for (const watch of this.#held) if (watch.reviewId === reviewId) this.#end(watch, 'over');
	}

	close(): void {
		for (const watch of this.#held) this.#end(watch, 'full');
	}

	#end(watch: Watch, held: Held): void {
		clearTimeout(watch.timer);
		this.#held.delete(watch);
		watch.answer(held);
	}
}
