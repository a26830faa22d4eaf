import type { Id } from '#model/ids.ts';
import type { Log } from '../log.ts';

/** A pause after which a text is kept, ms. */
const QUIET = 5 * 60_000;
/** Where nobody pauses, it is kept after so long, ms. */
const LONGEST = 15 * 60_000;

export interface PausesOptions {
	/** Keeps the text of a story, that was last written at that time. */
	keep: (storyId: Id, at: number) => Promise<void>;
	log: Pick<Log, 'error'>;
}

/** Which stories have been written in since their text was kept, and when. A keystroke costs a look-up. */
export class Pauses {
	readonly #options: PausesOptions;
	readonly #written = new Map<Id, { first: number; last: number }>();
	/** One after the other: nothing of it is urgent. */
	#keeping: Promise<void> = Promise.resolve();

	constructor(options: PausesOptions) {
		this.#options = options;
	}

	wrote(storyId: Id, at: number): void {
		const written = this.#written.get(storyId);
		if (written) written.last = at;
		else this.#written.set(storyId, { first: at, last: at });
	}

	/** Keeps what is due at a time; resolves once it is kept. */
	sweep(now: number): Promise<void> {
		for (const [storyId, { first, last }] of this.#written) {
			if (now - last < QUIET && now - first < LONGEST) continue;
			this.#written.delete(storyId);
			this.#keeping = this.#keeping
				.then(() => this.#options.keep(storyId, last))
				.catch((error: unknown) => {
					this.#options.log.error({ err: error, storyId }, 'a text was not kept after a pause');
					this.wrote(storyId, now);
				});
		}
		return this.#keeping;
	}

	settled(): Promise<void> {
		return this.#keeping;
	}
}
