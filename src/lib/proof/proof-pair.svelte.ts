import { checkCorrections, type CheckedCorrections } from '#model/check-corrections.ts';
import type { Id } from '#model/ids.ts';
import type { Page } from '#model/page.ts';
import { proofsOf, type ProofContent, type PulledProof } from '#model/pulled-proof.ts';
import type { DeskView } from '#model/records.ts';
import { fetchProof } from './fetch-proof.ts';

/** Two pulled proofs of a page beside each other: the numbers an address names, or the last two. */
export class ProofPair {
	readonly #view: Pick<DeskView, 'get' | 'list'>;
	readonly #page: () => Page | undefined;
	readonly #numbers: () => { from: number | null; to: number | null };
	readonly #fetch: typeof globalThis.fetch;
	#asked = '';
	/** By proof; what a proof is of never changes. */
	readonly #known: Record<Id, ProofContent> = {};
	#contents = $state.raw<{ earlier: ProofContent; later: ProofContent } | null>(null);
	/** What they are of could not be had. */
	failed = $state(false);

	constructor(
		view: Pick<DeskView, 'get' | 'list'>,
		page: () => Page | undefined,
		numbers: () => { from: number | null; to: number | null },
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#view = view;
		this.#page = page;
		this.#numbers = numbers;
		this.#fetch = fetch;
	}

	/** Newest first. */
	readonly all: readonly PulledProof[] = $derived.by(() => {
		const id = this.#page()?.id;
		return id === undefined ? [] : proofsOf(this.#view, id);
	});
	readonly later: PulledProof | undefined = $derived.by(() => {
		const { to } = this.#numbers();
		return this.all.find(({ number }) => number === to) ?? this.all[0];
	});
	/** Those that could be the earlier one. */
	readonly before: readonly PulledProof[] = $derived.by(() =>
		this.all.filter(({ number }) => number < (this.later?.number ?? 0))
	);
	readonly earlier: PulledProof | undefined = $derived.by(() => {
		const { from } = this.#numbers();
		return this.before.find(({ number }) => number === from) ?? this.before[0];
	});

	/** Null: still on its way, or there are no two proofs. */
	readonly checked: CheckedCorrections | null = $derived.by(() => {
		const [contents, earlier, later] = [this.#contents, this.earlier, this.later];
		if (!contents || !earlier || !later) return null;
		const moments = { earlier: earlier.at, later: later.at };
		const threads = this.#view.list('thread');
		return checkCorrections(contents.earlier.stories, contents.later.stories, threads, moments);
	});

	/** Fetches what the two are of; what was asked for before, and comes later, is dropped. */
	async load(earlier: Id, later: Id): Promise<void> {
		const asked = `${earlier} ${later}`;
		if (this.#asked === asked && !this.failed) return;
		this.#asked = asked;
		this.failed = false;
		this.#contents = null;
		const [before, after] = await Promise.all([this.#read(earlier), this.#read(later)]);
		if (this.#asked !== asked) return;
		this.failed = !before || !after;
		this.#contents = before && after && { earlier: before, later: after };
	}

	async #read(id: Id): Promise<ProofContent | null> {
		const content = this.#known[id] ?? (await fetchProof(id, this.#fetch));
		if (content) this.#known[id] = content;
		return content;
	}
}
