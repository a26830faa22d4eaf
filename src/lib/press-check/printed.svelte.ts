import { untrack } from 'svelte';
import type { Id } from '#model/ids.ts';
import { PrintedStories, type PrintedPapers } from '#model/press-check/printed-stories.ts';
import type { DeskView } from '#model/records.ts';

/** Words are asked about again once they have rested for so long, ms. */
const REST = 1500;
/** What could not be had is asked for again after so long, ms. */
const AGAIN = 10_000;

/** What earlier editions printed that is like something in one, as the server knows it. */
export class Printed {
	readonly #view: DeskView;
	readonly #editionId: Id;
	readonly #fetch: typeof globalThis.fetch;
	stories = $state.raw<PrintedStories | undefined>(undefined);
	#asked = 0;
	/** It could not be had, so repeats are looked for within the edition alone. */
	failed = $state(false);

	constructor(
		view: DeskView,
		editionId: Id,
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#view = view;
		this.#editionId = editionId;
		this.#fetch = fetch;
	}

	/** By which it is known that the words of the edition are others. */
	readonly #key = $derived.by(() =>
		[...this.#view.list('facts')]
			.filter(({ editionId }) => editionId === this.#editionId)
			.map(({ hash }) => hash)
			.join(' ')
	);

	/**
	 * Asks at once, again whenever words have changed and rest, and as long as it cannot be had; for an
	 * attachment.
	 */
	follow = (): (() => void) => {
		void this.#key;
		let isOver = false;
		const look = async () => {
			const isThere = await this.load();
			if (!isThere && !isOver) timer = setTimeout(() => void look(), AGAIN);
		};
		let timer = setTimeout(() => void look(), untrack(() => this.stories) ? REST : 0);
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	};

	/** Whether it could be had; whoever asks later holds. */
	async load(): Promise<boolean> {
		const asked = (this.#asked += 1);
		const papers = await this.#read();
		if (asked !== this.#asked) return papers !== null;
		this.failed = papers === null;
		if (papers) this.stories = new PrintedStories(papers);
		return papers !== null;
	}

	async #read(): Promise<PrintedPapers | null> {
		try {
			const answer = await this.#fetch(`/api/editions/${this.#editionId}/printed`);
			return answer.ok ? ((await answer.json()) as PrintedPapers) : null;
		} catch (error) {
			// What fetch, or a body that breaks off, throws without a network.
			if (error instanceof TypeError || error instanceof SyntaxError) return null;
			throw error;
		}
	}
}
