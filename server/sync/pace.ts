/** A bucket of `burst` frames that fills up again by `rate` a second. */
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

	/** Takes one; false where none is left. */
	take(now = performance.now()): boolean {
		const refilled = this.#left + ((now - this.#at) / 1000) * this.#rate;
		this.#left = Math.min(this.#burst, refilled);
		this.#at = now;
		if (this.#left < 1) return false;
		this.#left -= 1;
		return true;
	}
}
