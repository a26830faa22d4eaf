import type { HighlightedWords } from '#lib/typeset/highlight-lines.ts';
import { storiesOf } from './stories-of.ts';
import { wordsOnPage } from '#lib/typeset/words-on-page.ts';
import type { BlockRange } from '#model/commented.ts';
import { compareProof, type PageChange } from '#model/compare-proof.ts';
import type { Id } from '#model/ids.ts';
import type { ProofContent } from '#model/pulled-proof.ts';
import type { Proof } from './proof.svelte.ts';

/** A page as it is now beside one of its proofs. */
export class Comparison {
	readonly #proof: Proof;
	readonly #number: () => number;
	readonly #fetch: typeof globalThis.fetch;
	#content = $state.raw<ProofContent | null>(null);
	#asked: Id | null = null;
	/** What the proof was could not be had. */
	failed = $state(false);

	constructor(
		proof: Proof,
		number: () => number,
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#proof = proof;
		this.#number = number;
		this.#fetch = fetch;
	}

	/** In the order of the page; null: still on its way. */
	readonly changes: readonly PageChange[] | null = $derived.by(() => {
		if (!this.#content) return null;
		const ids = storiesOf(this.#proof.reportsOn(this.#number()));
		const now = ids.flatMap((storyId) => {
			const copy = this.#proof.copies.get(storyId)?.copy;
			return copy ? [{ storyId, copy }] : [];
		});
		return compareProof(this.#content.stories, now);
	});

	/** What is new on the page, for its lines; where something went, the character after it. */
	words(kind: 'inserted' | 'removed'): HighlightedWords[] {
		const page = this.#proof.setPage(this.#number());
		const reports = this.#proof.reportsOn(this.#number());
		return (this.changes ?? []).flatMap((change) => {
			const { storyId } = change;
			const range = rangeOf(change, kind);
			const words = this.#proof.copies.get(storyId);
			if (!page || !range || !words) return [];
			const slots = reports.filter((one) => one.storyId === storyId).map(({ slotId }) => slotId);
			return [{ storyId, ...wordsOnPage(page, { ...words, slots }, [range]) }];
		});
	}

	/** Compares with this proof from here on; what was asked for before, and comes later, is dropped. */
	async choose(id: Id): Promise<void> {
		if (this.#asked === id) return;
		this.#asked = id;
		this.#content = null;
		this.failed = false;
		const content = await this.#read(id);
		if (this.#asked !== id) return;
		this.failed = content === null;
		this.#content = content;
	}

	/** Asks again for what could not be had. */
	again(): Promise<void> {
		const id = this.#asked;
		this.#asked = null;
		return id === null ? Promise.resolve() : this.choose(id);
	}

	async #read(id: Id): Promise<ProofContent | null> {
		try {
			const answer = await this.#fetch(`/api/proofs/${id}`);
			return answer.ok ? ((await answer.json()) as ProofContent) : null;
		} catch (error) {
			// What fetch, or a body that breaks off, throws without a network.
			if (error instanceof TypeError || error instanceof SyntaxError) return null;
			throw error;
		}
	}
}

function rangeOf(change: PageChange, kind: 'inserted' | 'removed'): BlockRange | null {
	if (change.kind === 'words') {
		const { block, hunk } = change;
		const from = hunk.insertedAt;
		if (hunk.inserted !== '')
			return kind === 'inserted' ? { block, from, to: from + hunk.inserted.length } : null;
		return kind === 'removed' ? { block, from: Math.max(0, from - 1), to: from + 1 } : null;
	}
	if (change.kind !== 'blockNew' && change.kind !== 'blockMoved') return null;
	return kind === 'inserted' ? { block: change.block, from: 0, to: change.words.length } : null;
}
