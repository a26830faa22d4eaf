import type { FeedEvent, FeedPosition } from '#model/feed.ts';

/** The latest events, so that a browser that was away for a while gets what it missed and no more. */
export class EventRing {
	readonly #size: number;
	#events: FeedEvent[] = [];

	constructor(size: number) {
		this.#size = size;
	}

	add(event: FeedEvent): void {
		this.#events.push(event);
		// Cut seldom, so that an event costs no copy of the ring.
		if (this.#events.length >= 2 * this.#size) this.#events = this.#events.slice(-this.#size);
	}

	/** What came after a position, of which `now` is the present; null: it is unknown or too old. */
	since(position: FeedPosition, now: FeedPosition): FeedEvent[] | null {
		if (position.epoch !== now.epoch || position.seq > now.seq) return null;
		const missed = now.seq - position.seq;
		if (missed > this.#events.length) return null;
		return missed === 0 ? [] : this.#events.slice(-missed);
	}
}
