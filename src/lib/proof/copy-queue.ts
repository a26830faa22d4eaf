import type { Id } from '#model/ids.ts';

/** Requests under way at the same time. */
const AT_ONCE = 4;

/** Which stories' words are wanted, by the key they should have, and which are on their way. */
export class CopyQueue {
	#wanted: ReadonlyMap<Id, string> = new Map();
	readonly #asking = new Set<Id>();
	/** Words that came newer than their records: by the key that the records still have. */
	readonly #newer = new Map<Id, string>();

	/** What could not be had, until it is asked for again. */
	readonly #held = new Set<Id>();

	want(stories: ReadonlyMap<Id, string>): void {
		this.#wanted = stories;
	}

	/** The next to be asked for, now under way; null: none, or enough are. */
	next(isCurrent: (id: Id, key: string) => boolean): { id: Id; key: string } | null {
		if (this.#asking.size >= AT_ONCE) return null;
		for (const [id, key] of this.#wanted) {
			if (
				this.#asking.has(id) ||
				this.#held.has(id) ||
				this.#newer.get(id) === key ||
				isCurrent(id, key)
			)
				continue;
			this.#asking.add(id);
			return { id, key };
		}
		return null;
	}

	/** Asks for nothing of it before `release`. */
	hold(id: Id): void {
		this.#held.add(id);
	}

	release(): void {
		this.#held.clear();
	}

	/** What was asked for has come under this key, or not (null). */
	settle(id: Id, asked: string, got: string | null): void {
		this.#asking.delete(id);
		if (got === null || got === asked) this.#newer.delete(id);
		else this.#newer.set(id, asked);
	}
}
