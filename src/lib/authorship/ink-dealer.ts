import type { Id } from '#model/ids.ts';
import type { Ink } from '#model/person.ts';

const INKS: readonly Ink[] = [6, 1, 3, 2, 5, 4];

/**
 * Deals the six inks, so that no two authors of a story share one: their own where it is free. Who
 * has one keeps it; after six there is none left.
 */
export class InkDealer {
	readonly #dealt = new Map<Id, Ink | null>();

	/** `own`: the ink in which a person is shown elsewhere. */
	inkOf(personId: Id, own: Ink | undefined): Ink | null {
		const known = this.#dealt.get(personId);
		if (known !== undefined) return known;
		const taken = new Set(this.#dealt.values());
		const free = INKS.filter((ink) => !taken.has(ink));
		const ink = free.find((one) => one === own) ?? free[0] ?? null;
		this.#dealt.set(personId, ink);
		return ink;
	}
}
