import { sameLayout } from '#model/layout-outcome.ts';
import type { Id } from '#model/ids.ts';
import type { Slot } from '#model/page.ts';

export interface Drawn {
	slots: readonly Slot[];
	templateId: Id | null;
	/** Slots in the order in which they came: none changes its letter while somebody draws. */
	order: readonly Id[];
}

const EMPTY: Drawn = { slots: [], templateId: null, order: [] };

const same = (a: Drawn, b: Drawn): boolean =>
	a.templateId === b.templateId && sameLayout(a.slots, b.slots);

/** A layout while it is drawn: what it began from, what it is now, and the steps between. */
export class Drawing {
	base = $state.raw<Drawn>(EMPTY);
	now = $state.raw<Drawn>(EMPTY);
	#past = $state.raw<readonly Drawn[]>([]);
	#future = $state.raw<readonly Drawn[]>([]);

	readonly isChanged = $derived.by(() => !same(this.base, this.now));
	readonly canUndo = $derived.by(() => this.#past.length > 0);
	readonly canRedo = $derived.by(() => this.#future.length > 0);

	constructor(drawn: Drawn) {
		this.begin(drawn);
	}

	/** From here on; the steps before are gone. */
	begin(drawn: Drawn): void {
		this.base = this.now = drawn;
		this.#past = this.#future = [];
	}

	/** One step further; one that changes nothing is none. */
	draw(drawn: Drawn): void {
		if (same(drawn, this.now)) return;
		this.#past = [...this.#past, this.now];
		this.#future = [];
		this.now = drawn;
	}

	undo(): void {
		const last = this.#past.at(-1);
		if (!last) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [this.now, ...this.#future];
		this.now = last;
	}

	redo(): void {
		const [next, ...rest] = this.#future;
		if (!next) return;
		this.#past = [...this.#past, this.now];
		this.#future = rest;
		this.now = next;
	}
}
