import { SvelteMap } from 'svelte/reactivity';
import type { Copy } from '#model/copy.ts';
import type { Id } from '#model/ids.ts';
import { CopyQueue } from './copy-queue.ts';

/** After a request that failed, ms. */
const RETRY = 2_000;

/** A story’s words, and the hash its facts have of them. */
export interface HashedCopy {
	hash: string;
	copy: Copy;
}

/**
 * The words of the stories on the pages, fetched when their facts say that they have changed. What is
 * there stays until what is newer has come: the last good page is never taken away.
 */
export class StoryCopies {
	readonly #fetch: typeof globalThis.fetch;
	readonly #copies = new SvelteMap<Id, HashedCopy>();
	readonly #queue = new CopyQueue();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;
	/** Whether some words could not be had; they are asked for again. */
	failed = $state(false);

	constructor(fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)) {
		this.#fetch = fetch;
	}

	/** Those that have come, by story. */
	get all(): ReadonlyMap<Id, HashedCopy> {
		return this.#copies;
	}

	/** Words that are known already. */
	put(hashed: HashedCopy): void {
		this.#copies.set(hashed.copy.storyId, hashed);
	}

	/** Whether a story is there as its facts have it. */
	isCurrent(id: Id, hash: string): boolean {
		return this.#copies.get(id)?.hash === hash;
	}

	/** Says which stories are wanted, and the hashes of their words. */
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
			const next = this.#closed ? null : this.#queue.next((...asked) => this.isCurrent(...asked));
			if (!next) return;
			void this.#get(next.id, next.hash);
		}
	}

	async #get(id: Id, hash: string): Promise<void> {
		const hashed = await this.#read(id);
		this.#queue.settle(id, hash, hashed?.hash ?? null);
		if (this.#closed) return;
		this.failed = hashed === null;
		if (hashed) {
			this.put(hashed);
			return this.#go();
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#go(), RETRY);
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
