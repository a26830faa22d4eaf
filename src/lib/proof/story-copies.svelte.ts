import { galleyOf, type Galley } from '#model/galley.ts';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { ThreadPlaces } from '#model/commented.ts';
import type { Copy } from '#model/copy.ts';
import type { Id } from '#model/ids.ts';
import { CopyQueue } from './copy-queue.ts';

/** After a request that failed, ms: each time twice as long. */
const RETRY_FIRST = 2_000;
const RETRY_LAST = 60_000;

/** A story’s words, and the hash its facts have of them. */
export interface HashedCopy {
	hash: string;
	copy: Copy;
	/** Where its open comments stand, and what words and comments are known by (commentedKey). */
	key?: string;
	places?: ThreadPlaces;
}

/** Words that have come, sorted for the page once. */
export interface StoryWords extends HashedCopy {
	galley: Galley;
}

/**
 * The words of the stories on the pages, fetched when their facts say that they have changed. What is
 * there stays until what is newer has come: the last good page is never taken away.
 */
export class StoryCopies {
	readonly #fetch: typeof globalThis.fetch;
	readonly #copies = new SvelteMap<Id, StoryWords>();
	readonly #queue = new CopyQueue();
	#wait = RETRY_FIRST;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;
	/** Stories whose words could not be had; they are asked for again. */
	readonly #failed = new SvelteSet<Id>();

	constructor(fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)) {
		this.#fetch = fetch;
	}

	/** Those that have come, by story. */
	get all(): ReadonlyMap<Id, StoryWords> {
		return this.#copies;
	}

	/** Whether a story’s words could not be had the last time they were asked for. */
	hasFailed(id: Id): boolean {
		return this.#failed.has(id);
	}

	/** Words that are known already. */
	put(hashed: HashedCopy): void {
		this.#copies.set(hashed.copy.storyId, { ...hashed, galley: galleyOf(hashed.copy) });
	}

	/** Whether a story is there as its facts have it. */
	isCurrent(id: Id, hash: string): boolean {
		return this.#copies.get(id)?.hash === hash;
	}

	/** Says which stories are wanted, and the keys of their words and comments. */
	want(stories: ReadonlyMap<Id, string>): void {
		this.#queue.want(stories);
		this.#go();
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
	}

	#go(): void {
		for (;;) {
			const next = this.#closed
				? null
				: this.#queue.next((id, key) => this.#copies.get(id)?.key === key);
			if (!next) return;
			void this.#get(next.id, next.key);
		}
	}

	async #get(id: Id, key: string): Promise<void> {
		const hashed = await this.#read(id);
		this.#queue.settle(id, key, hashed?.key ?? null);
		if (this.#closed) return;
		if (hashed) {
			this.#wait = RETRY_FIRST;
			this.#failed.delete(id);
			this.put(hashed);
			return this.#go();
		}
		this.#failed.add(id);
		this.#queue.hold(id);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#queue.release();
			this.#go();
		}, this.#wait);
		this.#wait = Math.min(2 * this.#wait, RETRY_LAST);
	}

	async #read(id: Id): Promise<HashedCopy | null> {
		try {
			const answer = await this.#fetch(`/api/stories/${id}/copy`);
			return answer.ok ? ((await answer.json()) as HashedCopy) : null;
		} catch (error) {
			// What fetch, or a body that breaks off, throws without a network.
			if (error instanceof TypeError || error instanceof SyntaxError) return null;
			throw error;
		}
	}
}
