/**
 * What somebody sent, taken one after the other: while one of them waits, those after it do. `failed`
 * is told of what `take` throws.
 */
export class Inbox<T> {
	readonly #take: (one: T) => void | Promise<void>;
	readonly #failed: (error: unknown) => void;
	/** Null: nothing waits. */
	#waiting: T[] | null = null;

	constructor(take: (one: T) => void | Promise<void>, failed: (error: unknown) => void) {
		this.#take = take;
		this.#failed = failed;
	}

	/** How many wait behind the one that does. */
	get waiting(): number {
		return this.#waiting?.length ?? 0;
	}

	add(one: T): void {
		if (this.#waiting) this.#waiting.push(one);
		else this.#try(one);
	}

	#try(one: T): void {
		try {
			const taken = this.#take(one);
			if (!taken) return;
			this.#waiting = [];
			taken.catch(this.#failed).finally(() => this.#goOn());
		} catch (error) {
			this.#failed(error);
		}
	}

	#goOn(): void {
		const waiting = this.#waiting ?? [];
		this.#waiting = null;
		for (const one of waiting) this.add(one);
	}
}
