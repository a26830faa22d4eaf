import type { Id } from '#model/ids.ts';
import type { Ink } from '#model/person.ts';

/** How somebody's words are drawn: an ink, and a kind of line, since colour is never alone. */
export interface Drawn {
	ink: Ink;
	/** 1 to 6: solid, double, dotted, dashed, broad, wavy; see author-marks.css. */
	line: number;
}

const INKS: readonly Ink[] = [6, 1, 3, 2, 5, 4];

/**
 * Deals the six inks, so that no two authors of a story share one: their own where it is free. Who
 * has one keeps it; after six there is none left. The lines go by turns, the calmest first.
 */
export class InkDealer {
	readonly #dealt = new Map<Id, Drawn | null>();

	/** `own`: the ink in which a person is shown elsewhere. */
	deal(personId: Id, own: Ink | undefined): Drawn | null {
		const known = this.#dealt.get(personId);
		if (known !== undefined) return known;
		const taken = new Set([...this.#dealt.values()].map((drawn) => drawn?.ink));
		const free = INKS.filter((ink) => !taken.has(ink));
		const ink = free.find((one) => one === own) ?? free[0];
		const drawn = ink ? { ink, line: this.#dealt.size + 1 } : null;
		this.#dealt.set(personId, drawn);
		return drawn;
	}
}
