/** A bucket of `burst` that fills up again by `rate` a second. */
export class Pace {
	readonly #rate: number;
	readonly #burst: number;
	#left: number;
	#at: number;

	constructor(rate: number, burst: number, now = performance.now()) {
		this.#rate = rate;
		this.#burst = burst;
		this.#left = burst;
		this.#at = now;
	}

	/** Takes some; false where not enough is left. */
	take(cost = 1, now = performance.now()): boolean {
		const refilled = this.#left + ((now - this.#at) / 1000) * this.#rate;
		this.#left = Math.min(this.#burst, refilled);
		this.#at = now;
		if (this.#left < cost) return false;
		this.#left -= cost;
		return true;
	}
}
