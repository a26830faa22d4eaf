import type { MarkedChange } from './change-bars.ts';
import { storiesOf } from './stories-of.ts';
import { wordsOnPage } from '#lib/typeset/words-on-page.ts';
import { checkCorrections, type CheckedCorrections } from '#model/check-corrections.ts';
import type { BlockRange } from '#model/commented.ts';
import { compareProof, type PageChange } from '#model/compare-proof.ts';
import type { Id } from '#model/ids.ts';
import type { ProofContent, PulledProof } from '#model/pulled-proof.ts';
import type { Thread } from '#model/thread.ts';
import { fetchProof } from './fetch-proof.ts';
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
		return compareProof(this.#content.stories, this.#now());
	});

	/** What became of the corrections that were asked for on the proof (核红). */
	corrections(threads: Iterable<Thread>, { at }: PulledProof): CheckedCorrections | null {
		if (!this.#content) return null;
		const moments = { earlier: at, later: Infinity };
		return checkCorrections(this.#content.stories, this.#now(), threads, moments);
	}

	/** The stories on the page with their words as they are set. */
	#now() {
		return storiesOf(this.#proof.reportsOn(this.#number())).flatMap((storyId) => {
			const copy = this.#proof.copies.get(storyId)?.copy;
			return copy ? [{ storyId, copy }] : [];
		});
	}

	/** What is new on the page, for its lines; where something went, the characters around it. */
	readonly marked: readonly MarkedChange[] = $derived.by(() => {
		const page = this.#proof.setPage(this.#number());
		const reports = this.#proof.reportsOn(this.#number());
		return (this.changes ?? []).flatMap((change) => {
			const { storyId } = change;
			const mark = markOf(change);
			const words = this.#proof.copies.get(storyId);
			if (!page || !mark || !words) return [];
			const slots = reports.filter((one) => one.storyId === storyId).map(({ slotId }) => slotId);
			const { range, ...rest } = mark;
			return [{ ...rest, words: { storyId, ...wordsOnPage(page, { ...words, slots }, [range]) } }];
		});
	});

	/** Compares with this proof from here on; what was asked for before, and comes later, is dropped. */
	async choose(id: Id): Promise<void> {
		if (this.#asked === id) return;
		this.#asked = id;
		this.#content = null;
		this.failed = false;
		const content = await fetchProof(id, this.#fetch);
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
}

/** Null: it has no words on the page as it is now. */
function markOf(change: PageChange): (Omit<MarkedChange, 'words'> & { range: BlockRange }) | null {
	if (change.kind === 'words') {
		const { block, hunk } = change;
		const from = hunk.insertedAt;
		const [before, after] = [hunk.removed, hunk.inserted];
		return after === ''
			? {
					kind: 'removed',
					before,
					after,
					range: { block, from: Math.max(0, from - 1), to: from + 1 }
				}
			: { kind: 'inserted', before, after, range: { block, from, to: from + after.length } };
	}
	if (change.kind !== 'blockNew' && change.kind !== 'blockMoved') return null;
	const { block, words: after } = change;
	return { kind: 'inserted', before: '', after, range: { block, from: 0, to: after.length } };
}
