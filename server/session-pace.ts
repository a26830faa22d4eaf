import type { Id } from '#model/ids.ts';
import { Pace } from './pace.ts';

/** Sessions remembered; beyond it those that have asked for nothing for longest are forgotten. */
const REMEMBERED = 10_000;

/** Keeps one session from holding up what does one thing at a time for all. */
export class SessionPace {
	readonly #rate: number;
	readonly #burst: number;
	readonly #paces = new Map<Id, Pace>();

	/** For each session so many a second for long, and so many at once. */
	constructor(rate: number, burst: number) {
		this.#rate = rate;
		this.#burst = burst;
	}

	/** Whether a session may ask for another at `now`, by performance.now(). */
	take(sessionId: Id, now = performance.now()): boolean {
		const pace = this.#paces.get(sessionId) ?? new Pace(this.#rate, this.#burst, now);
		this.#paces.delete(sessionId);
		this.#paces.set(sessionId, pace);
		const oldest = this.#paces.keys().next();
		if (this.#paces.size > REMEMBERED && !oldest.done) this.#paces.delete(oldest.value);
		return pace.take(1, now);
	}
}
