import type { LoadedRoom } from '../store/store.ts';

/** So much of what a room passed on is kept to be handed out one by one. */
const KEPT_UPDATES = 200;
const KEPT_BYTES = 256 * 1024;

/** How far somebody has followed a room. */
export interface FeedPosition {
	/** Counts the loads of rooms: another load, another epoch. */
	epoch: number;
	/** The updates the room has passed on since, and one for the state it was loaded with. */
	position: number;
}

/** What brings a copy of a story's document from one position to another. */
export interface StoryFeed {
	room: string;
	epoch: number;
	/** 0: the updates are everything there is; otherwise what came after this position. */
	from: number;
	updates: Uint8Array[];
	to: number;
}

/** What a room was loaded with, as updates. */
export const updatesOf = ({ snapshot, tail }: Pick<LoadedRoom, 'snapshot' | 'tail'>) => [
	...(snapshot ? [snapshot] : []),
	...tail.map(({ bytes }) => bytes)
];

/** Keeps what an open room has passed on last, for whoever follows it. */
export class RoomFeed {
	readonly #epoch: number;
	/** All there is now, in one update. */
	readonly #merged: () => Uint8Array;
	/** The position before the first of `#passed`. */
	#base = 1;
	#passed: Uint8Array[] = [];
	#bytes = 0;

	constructor(epoch: number, merged: () => Uint8Array) {
		this.#epoch = epoch;
		this.#merged = merged;
	}

	/** The room has taken an update in and passes it on. */
	pass(update: Uint8Array): void {
		this.#passed.push(update);
		this.#bytes += update.length;
		if (this.#passed.length <= KEPT_UPDATES && this.#bytes <= KEPT_BYTES) return;
		this.#base += this.#passed.length;
		this.#passed = [];
		this.#bytes = 0;
	}

	after(since: FeedPosition | null): Omit<StoryFeed, 'room'> {
		const [epoch, to] = [this.#epoch, this.#base + this.#passed.length];
		if (since?.epoch !== epoch || since.position < this.#base)
			return { epoch, from: 0, updates: [this.#merged()], to };
		const updates = this.#passed.slice(since.position - this.#base);
		return { epoch, from: since.position, updates, to };
	}
}
