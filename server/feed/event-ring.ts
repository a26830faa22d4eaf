import type { FeedEvent, FeedPosition } from '#model/feed.ts';
import type { Change } from '#model/records.ts';

export interface RingLimits {
	events: number;
	/** Of all events together, as they are told. */
	bytes: number;
}

interface Kept {
	event: FeedEvent;
	bytes: number;
}

/**
 * The latest events, so that a browser that was away for a while gets what it missed and no more. A
 * derived record is told of with every few words somebody types; of each only the latest is kept,
 * for a change brings the whole record.
 */
export class EventRing {
	readonly #limits: RingLimits;
	/** By number, in order. */
	readonly #kept = new Map<number, Kept>();
	/** The event that told last of each derived record, kept or not. */
	readonly #derived = new Map<string, number>();
	/** After this number all is known. */
	#from: number;
	#bytes = 0;

	/** `from`: the number of the last event before the first one that it is given. */
	constructor(limits: RingLimits, from: number) {
		this.#limits = limits;
		this.#from = from;
	}

	add(event: FeedEvent, bytes: number): void {
		if (event.command === null) event.changes.forEach((change) => this.#supersede(change, event));
		this.#kept.set(event.seq, { event, bytes });
		this.#bytes += bytes;
		for (const [seq, { event: oldest }] of this.#kept) {
			if (this.#kept.size <= this.#limits.events && this.#bytes <= this.#limits.bytes) break;
			this.#from = seq;
			this.#drop(oldest);
		}
	}

	/** What came after a position, of which `now` is the present; null: it is unknown or too old. */
	since(position: FeedPosition, now: FeedPosition): FeedEvent[] | null {
		if (position.epoch !== now.epoch || position.seq > now.seq) return null;
		if (position.seq === now.seq) return [];
		if (position.seq < this.#from) return null;
		return [...this.#kept.values()]
			.map(({ event }) => event)
			.filter(({ seq }) => seq > position.seq);
	}

	#supersede(change: Change, by: FeedEvent): void {
		const key = keyOf(change);
		const before = this.#kept.get(this.#derived.get(key) ?? -1);
		this.#derived.set(key, by.seq);
		if (!before) return;
		const changes = before.event.changes.filter((one) => keyOf(one) !== key);
		if (changes.length === 0) this.#drop(before.event);
		else before.event = { ...before.event, changes };
	}

	#drop({ seq }: FeedEvent): void {
		this.#bytes -= this.#kept.get(seq)?.bytes ?? 0;
		this.#kept.delete(seq);
	}
}

const keyOf = ({ kind, id }: Change): string => `${kind}/${id}`;
