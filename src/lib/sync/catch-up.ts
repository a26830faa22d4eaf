/** How long somebody waits for the feed at most, ms. */
const PATIENCE_MS = 3_000;

/** Lets callers wait until the feed has shown a change that was answered over HTTP. */
export class CatchUp {
	#seq: number;
	readonly #waiting = new Set<{ seq: number; resolve: () => void }>();

	constructor(seq: number) {
		this.#seq = seq;
	}

	/** The feed has got so far. */
	at(seq: number): void {
		this.#seq = seq;
		for (const one of this.#waiting) {
			if (one.seq <= seq) one.resolve();
		}
	}

	/** Resolves when the feed has got so far, or after a while: it may be cut off. */
	reached(seq: number): Promise<void> {
		if (this.#seq >= seq) return Promise.resolve();
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				this.#waiting.delete(one);
				resolve();
			};
			const timer = setTimeout(done, PATIENCE_MS);
			const one = { seq, resolve: done };
			this.#waiting.add(one);
		});
	}
}
