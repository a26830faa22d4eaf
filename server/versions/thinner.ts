import type { Id } from '#model/ids.ts';
import { ALL_STAY, HOURLY, thinVersions } from '#model/thin-versions.ts';
import type { Log } from '../log.ts';
import type { VersionStore } from '../store/store.ts';

/** A day more than the rule looks back: a day's texts go when its last one is as old. */
const SETTLED = HOURLY + 2 * ALL_STAY;

export interface ThinnerOptions {
	versions: Pick<VersionStore, 'list' | 'pausedBetween' | 'thin'>;
	/** What gives the paper's calendar date of a moment, by its settings of now. */
	dates: () => (at: number) => string;
	log: Pick<Log, 'info' | 'error'>;
}

/**
 * Thins out the texts that were kept after pauses, story by story, in the store's thread. The first
 * round looks at every story, those after it at the stories whose texts have come of age since.
 */
export class Thinner {
	readonly #options: ThinnerOptions;
	#sinceAlways = true;
	#work: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(options: ThinnerOptions) {
		this.#options = options;
	}

	/** One round; resolves when it is done. */
	sweep(now: number): Promise<void> {
		this.#work = this.#work.then(() => this.#round(now));
		return this.#work;
	}

	/** Ends after the story it is at. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#work;
	}

	async #round(now: number): Promise<void> {
		const { versions, log } = this.#options;
		try {
			const from = this.#sinceAlways ? 0 : now - SETTLED;
			const stories = await versions.pausedBetween(from, now - ALL_STAY);
			for (const storyId of stories) {
				if (this.#closed) return;
				await this.#thin(storyId, now);
			}
			this.#sinceAlways = false;
		} catch (error) {
			log.error({ err: error }, 'texts kept after pauses were not thinned out');
		}
	}

	async #thin(storyId: Id, now: number): Promise<void> {
		const { versions, dates, log } = this.#options;
		const thinning = thinVersions(await versions.list(storyId), { now, dateOf: dates() });
		if (thinning.drop.length === 0) return;
		await versions.thin(storyId, thinning);
		log.info({ storyId, texts: thinning.drop.length }, 'texts kept after pauses were thinned out');
	}
}
