import type { Id } from '#model/ids.ts';
import type { Page } from '#model/page.ts';
import { proofsOf, type PulledProof } from '#model/pulled-proof.ts';
import type { DeskView } from '#model/records.ts';

/** The address of a page’s proof; `since`: beside the earlier one of this number. */
export const proofAddress = (date: string, page: number, since: number | null = null): string =>
	`/editions/${date}/proof/${page}${since === null ? '' : `?since=${since}`}`;

/** Reads the number of a proof, as an address has it; null: it is none. */
export const numberOfProof = (text: string | null): number | null =>
	/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : null;

/** With which of its proofs a page is compared: the address says it, so that it can be passed on. */
export class ComparedProof {
	readonly #view: DeskView;
	readonly #page: () => Page | undefined;
	readonly #since: () => number | null;

	constructor(view: DeskView, page: () => Page | undefined, since: () => number | null) {
		this.#view = view;
		this.#page = page;
		this.#since = since;
	}

	/** The proofs there are, the newest first. */
	readonly all: readonly PulledProof[] = $derived.by(() => this.#of(this.#page()?.id));

	/** Null: with none. */
	readonly number: number | null = $derived.by(() =>
		this.all.length === 0 ? null : this.#since()
	);

	/** Undefined: the page is compared with none, or the address names one that is not there. */
	readonly chosen: PulledProof | undefined = $derived.by(() =>
		this.all.find(({ number }) => number === this.number)
	);

	/** Of another page, with which it is compared when this one is: its last. */
	numberOn(page: Page | undefined): number | null {
		return this.number === null ? null : (this.#of(page?.id)[0]?.number ?? null);
	}

	#of(pageId: Id | undefined): readonly PulledProof[] {
		return pageId === undefined ? [] : proofsOf(this.#view, pageId);
	}
}
