import type { Id } from '#model/ids.ts';
import { Pace } from '../pace.ts';

/** Commands of one session: so many a second for long, and so many at once. */
const RATE = 20;
const BURST = 200;
/** Sessions remembered; beyond it those that have sent nothing for longest are forgotten. */
const REMEMBERED = 10_000;

/** Keeps one session from holding up the desk, which carries out one command at a time. */
export class CommandPace {
	readonly #paces = new Map<Id, Pace>();

	/** Whether a session may send another command at `now`, by performance.now(). */
	take(sessionId: Id, now = performance.now()): boolean {
		const pace = this.#paces.get(sessionId) ?? new Pace(RATE, BURST, now);
		this.#paces.delete(sessionId);
		this.#paces.set(sessionId, pace);
		const oldest = this.#paces.keys().next();
		if (this.#paces.size > REMEMBERED && !oldest.done) this.#paces.delete(oldest.value);
		return pace.take(1, now);
	}
}
