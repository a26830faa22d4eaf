import type { FeedPosition, StoryFeed } from './story-feed.ts';

export interface HoldLimits {
	stories: number;
	/** Bytes of updates; in memory a document takes some twenty times as much. */
	bytes: number;
}

/** What a thread has in hand: which stories, up to where; those asked about longest ago go first. */
export class HeldStories {
	readonly #limits: HoldLimits;
	/** In the order in which they were last asked about. */
	readonly #held = new Map<string, FeedPosition & { bytes: number }>();
	#bytes = 0;

	constructor(limits: HoldLimits) {
		this.#limits = limits;
	}

	since(room: string): FeedPosition | null {
		const held = this.#held.get(room);
		return held ? { epoch: held.epoch, position: held.position } : null;
	}

	/** Whether a feed goes on where the thread is, or needs nothing. */
	fits({ room, epoch, from }: StoryFeed): boolean {
		const held = this.#held.get(room);
		return from === 0 || (held?.epoch === epoch && held.position === from);
	}

	/** The thread is given a feed that fits; returns the rooms it need not keep any more. */
	take({ room, epoch, from, to, updates }: StoryFeed): string[] {
		const before = from === 0 ? 0 : (this.#held.get(room)?.bytes ?? 0);
		const bytes = updates.reduce((sum, { length }) => sum + length, before);
		this.drop(room);
		this.#held.set(room, { epoch, position: to, bytes });
		this.#bytes += bytes;
		return this.#makeRoom(room);
	}

	drop(room: string): void {
		this.#bytes -= this.#held.get(room)?.bytes ?? 0;
		this.#held.delete(room);
	}

	clear(): void {
		this.#held.clear();
		this.#bytes = 0;
	}

	#makeRoom(newest: string): string[] {
		const gone: string[] = [];
		for (const room of this.#held.keys()) {
			const fits = this.#held.size <= this.#limits.stories && this.#bytes <= this.#limits.bytes;
			if (fits || room === newest) break;
			this.drop(room);
			gone.push(room);
		}
		return gone;
	}
}
