import type { MadeChanges } from '#model/change-authors.ts';
import type { Id } from '#model/ids.ts';
import type { MarkedText } from '#model/marked-text.ts';
import { nameChanges } from '#model/name-changes.ts';
import { sameValue } from '#model/same-value.ts';

/** Words are asked about again once they have rested for so long, ms. */
const REST = 1_500;
/** What was asked too fast is asked again after so long, ms. */
const AGAIN = 5_000;

/** Two texts of a story: a version, and another, or the text there is. */
export interface NamedPair {
	from: Id;
	/** Null: the text there is. */
	to: Id | null;
	/** The hashes of both. */
	hashes: readonly [string, string];
}

/** Who made the changes between two texts. It comes after the texts themselves, which do not wait for it. */
export class ChangeNames {
	readonly #storyId: Id;
	readonly #fetch: typeof globalThis.fetch;
	#made = $state.raw<MadeChanges | null>(null);
	/** failed: it could not be had. */
	state = $state<'none' | 'loading' | 'here' | 'failed'>('none');
	#pair: NamedPair | null = null;

	constructor(storyId: Id, fetch: typeof globalThis.fetch) {
		this.#storyId = storyId;
		this.#fetch = fetch;
	}

	/**
	 * Fetches it, unless it is here or on its way, and once words that are being written rest; whoever is
	 * asked later holds.
	 */
	async load(pair: NamedPair): Promise<void> {
		const before = this.#pair;
		const isSame = sameValue(pair, before);
		if (isSame && this.state !== 'failed') return;
		this.#pair = pair;
		this.state = 'loading';
		const isWritten = !isSame && pair.from === before?.from && pair.to === before.to;
		if (isWritten) await rest(REST);
		while (pair === this.#pair) {
			const made = await this.#read(pair);
			if (pair !== this.#pair) return;
			if (made !== 'too-fast') return this.#take(made, pair);
			await rest(AGAIN);
		}
	}

	#take(made: MadeChanges | null, { hashes: [from, to] }: NamedPair): void {
		// Somebody wrote meanwhile: the screen is about to ask for the newer text.
		const isOther = made?.from !== from || made.to !== to;
		[this.#made, this.state] = [made, isOther ? 'failed' : 'here'];
	}

	async again(): Promise<void> {
		if (this.#pair) await this.load(this.#pair);
	}

	/** Asks no more. */
	close(): void {
		this.#pair = null;
	}

	/** The comparison of these two with its names; null: they are not known, or not yet. */
	name(marked: MarkedText, [from, to]: NamedPair['hashes']): MarkedText | null {
		const made = this.#made;
		if (!made?.authors || made.from !== from || made.to !== to) return null;
		return nameChanges(marked, made.authors);
	}

	async #read({ from, to }: NamedPair): Promise<MadeChanges | 'too-fast' | null> {
		const until = to === null ? '' : `&to=${to}`;
		try {
			const answer = await this.#fetch(
				`/api/stories/${this.#storyId}/changes?from=${from}${until}`
			);
			if (answer.status === 429) return 'too-fast';
			return answer.ok ? ((await answer.json()) as MadeChanges) : null;
		} catch (error) {
			// What fetch, or a body that breaks off, throws without a network.
			if (error instanceof TypeError || error instanceof SyntaxError) return null;
			throw error;
		}
	}
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
