import type { Id } from '#model/ids.ts';
import { Pace } from './pace.ts';

/** Sessions remembered; beyond it those that have sent nothing for longest are forgotten. */
const REMEMBERED = 10_000;

/** Keeps one session from holding up the desk, which does one thing at a time. */
export class SessionPace {
	readonly #paces = new Map<Id, Pace>();
	readonly #limits: { rate: number; burst: number };

	/** @param limits so many requests of one session a second for long, and so many at once */
	constructor(limits: { rate: number; burst: number }) {
		this.#limits = limits;
	}

	/** Whether a session may send another request at `now`, by performance.now(). */
	take(sessionId: Id, now = performance.now()): boolean {
		const { rate, burst } = this.#limits;
		const pace = this.#paces.get(sessionId) ?? new Pace(rate, burst, now);
		this.#paces.delete(sessionId);
		this.#paces.set(sessionId, pace);
		const oldest = this.#paces.keys().next();
		if (this.#paces.size > REMEMBERED && !oldest.done) this.#paces.delete(oldest.value);
		return pace.take(1, now);
	}
}

/** Commands: more than any person gives, in a script or by mistake. */
export const COMMAND_PACE = { rate: 20, burst: 200 };
/** Measurements, each request one of many stories: what an open proof sends while people write. */
export const MEASUREMENT_PACE = { rate: 4, burst: 20 };
