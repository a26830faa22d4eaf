import { StoreFault } from '../store-fault.ts';

/** How long one thing at the desk may take until whoever waits for the desk is told that nothing goes on, ms. */
const PATIENCE_MS = 8000;

/** Something at the desk has waited for the store for so long that nobody else waits with it. */
export class DeskStalled extends StoreFault {
	override name = 'DeskStalled';
}

/**
 * Whether the desk goes on. What it has begun it must bring to an end, however long that takes, or its memory would
 * be another thing than the store; but nobody has to wait for that without a word.
 */
export class Patience {
	readonly #ms: number;
	#isStalled = false;
	readonly #waiting = new Set<(error: DeskStalled) => void>();

	constructor(ms = PATIENCE_MS) {
		this.#ms = ms;
	}

	/** Does the one thing that is done at the time. */
	async watch<T>(work: () => Promise<T>): Promise<T> {
		const timer = setTimeout(() => this.#stall(), this.#ms).unref();
		try {
			return await work();
		} finally {
			clearTimeout(timer);
			this.#isStalled = false;
		}
	}

	/** What is asked is not begun while nothing goes on; what has been asked by then is done, though nobody waits. */
	async wait<T>(ask: () => Promise<T>): Promise<T> {
		if (this.#isStalled) throw new DeskStalled();
		const stalled = Promise.withResolvers<never>();
		this.#waiting.add(stalled.reject);
		try {
			return await Promise.race([ask(), stalled.promise]);
		} finally {
			this.#waiting.delete(stalled.reject);
		}
	}

	#stall(): void {
		this.#isStalled = true;
		for (const reject of this.#waiting) reject(new DeskStalled());
	}
}
