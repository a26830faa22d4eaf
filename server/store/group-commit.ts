import { isRefusal } from './refusal.ts';

/** Whoever need not wait for a window waits for so long, ms. */
const LEAST_MS = 1;

interface Waiting<In, Out> {
	item: In;
	since: number;
	resolve: (value: Out) => void;
	reject: (error: unknown) => void;
}

/** Told of each group that was written: how many were in it, how long that took (ms), and what it failed with. */
export type GroupTold = (size: number, ms: number, error?: unknown) => void;

/** `weigh`: what an item counts towards the most that a group may weigh. */
interface GroupLimits<In> {
	windowMs?: number;
	/** Begins a window with a group, so that who comes after a while waits for nobody; else with the first who waits. */
	leading?: boolean;
	maxSize?: number;
	weigh?: (item: In) => number;
	maxWeight?: number;
}

type WriteGroup<In, Out> = (group: In[]) => Promise<Out[]>;

/** The same way to write a group; without anybody to tell it is that itself. */
export function toldOfGroups<In, Out>(
	write: WriteGroup<In, Out>,
	tell?: GroupTold
): WriteGroup<In, Out> {
	if (!tell) return write;
	return async (group) => {
		const began = performance.now();
		try {
			const answers = await write(group);
			tell(group.length, performance.now() - began);
			return answers;
		} catch (error) {
			tell(group.length, performance.now() - began, error);
			throw error;
		}
	};
}

/**
 * Collects single writes for a few milliseconds and writes them together, so that one fsync serves
 * all who wait. While a write is under way the next group gathers.
 */
export class GroupCommit<In, Out> {
	readonly #write: (group: In[]) => Promise<Out[]>;
	readonly #windowMs: number;
	readonly #leading: boolean;
	readonly #maxSize: number;
	readonly #weigh: (item: In) => number;
	readonly #maxWeight: number;
	#waiting: Waiting<In, Out>[] = [];
	#timer: NodeJS.Timeout | undefined;
	#beganAt = -Infinity;
	#writing: Promise<void> | null = null;
	#added = 0;
	#settled = 0;

	/** `write` gets a group in order of arrival and answers for each, in the same order. */
	constructor(write: (group: In[]) => Promise<Out[]>, limits: GroupLimits<In> = {}) {
		const { windowMs = 8, leading = false, maxSize = 500 } = limits;
		const { weigh = () => 0, maxWeight = Infinity } = limits;
		this.#write = write;
		this.#windowMs = windowMs;
		this.#leading = leading;
		this.#maxSize = maxSize;
		this.#weigh = weigh;
		this.#maxWeight = maxWeight;
	}

	/** Resolves once the item is written; rejects with what it, or its group, was refused for. */
	add(item: In): Promise<Out> {
		this.#added += 1;
		return new Promise((resolve, reject) => {
			this.#waiting.push({ item, since: performance.now(), resolve, reject });
			this.#schedule();
		});
	}

	/** Writes all that waits; resolves when that is done, whatever has come meanwhile. */
	async flush(): Promise<void> {
		for (const upTo = this.#added; this.#settled < upTo;) {
			if (!this.#writing) this.#begin();
			await this.#writing;
		}
	}

	/**
	 * The first of a group waits for the window, also where some of it passed during a write; where that begins with
	 * a group, for what is left of it, or a moment: what others are told of it goes before.
	 */
	#schedule(): void {
		const [first] = this.#waiting;
		if (this.#writing || !first) return;
		const now = performance.now();
		const waits = first.since + LEAST_MS - now;
		const left = this.#leading
			? Math.max(this.#beganAt + this.#windowMs - now, waits)
			: first.since + this.#windowMs - now;
		if (left <= 0 || this.#waiting.length >= this.#maxSize) this.#begin();
		else this.#timer ??= setTimeout(() => this.#begin(), left);
	}

	#begin(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#beganAt = performance.now();
		const group = this.#waiting.splice(0, this.#nextSize());
		if (group.length === 0) return;
		this.#writing = this.#settle(group).finally(() => {
			this.#writing = null;
			this.#settled += group.length;
			this.#schedule();
		});
	}

	/** One at least, whatever it weighs. */
	#nextSize(): number {
		let weight = 0;
		const over = this.#waiting.findIndex(({ item }, index) => {
			weight += this.#weigh(item);
			return index === this.#maxSize || (index > 0 && weight > this.#maxWeight);
		});
		return over === -1 ? this.#waiting.length : over;
	}

	async #settle(group: readonly Waiting<In, Out>[]): Promise<void> {
		try {
			const answers = await this.#write(group.map((one) => one.item));
			group.forEach((one, index) => one.resolve(answers[index] as Out));
		} catch (error) {
			if (group.length === 1 || !isRefusal(error)) group.forEach((one) => one.reject(error));
			// What is in one of them must not keep the others from the disk.
			else for (const one of group) await this.#settle([one]);
		}
	}
}
