/** An idle moment comes at the latest so long after a pause, ms. */
const IDLE_MS = 2_000;

/**
 * Does something once typing has rested for a while and the browser has nothing better to do. Every
 * touch puts it off; it costs a keystroke a timer and nothing else.
 */
export class Resting {
	readonly #work: () => void;
	readonly #restMs: number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#idle: number | undefined;

	constructor(work: () => void, restMs: number) {
		this.#work = work;
		this.#restMs = restMs;
	}

	touch(): void {
		this.stop();
		this.#timer = setTimeout(() => this.#whenIdle(), this.#restMs);
	}

	stop(): void {
		clearTimeout(this.#timer);
		if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
		this.#idle = undefined;
	}

	#whenIdle(): void {
		// Safari has no idle callbacks.
		if (typeof requestIdleCallback === 'undefined') return this.#work();
		this.#idle = requestIdleCallback(
			() => {
				this.#idle = undefined;
				this.#work();
			},
			{ timeout: IDLE_MS }
		);
	}
}
