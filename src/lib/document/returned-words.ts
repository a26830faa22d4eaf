import type { Id } from '#model/ids.ts';
import type { IdRun } from './items.ts';

/**
 * Characters that a server which went down had lost, and that came back with somebody under a client
 * id which is not theirs. Whose they are nobody can say: whoever brings words may have made them up.
 */
export interface ReturnedWords {
	clientId: number;
	clock: number;
	length: number;
	/** Who brought them. */
	personId: Id;
}

/** Finds who brought characters back. */
export class ReturnedIndex {
	/** By client id, clocks ascending. */
	readonly #ranges: ReadonlyMap<number, readonly ReturnedWords[]>;

	constructor(words: readonly ReturnedWords[]) {
		const sorted = [...words].sort((a, b) => a.clock - b.clock);
		this.#ranges = Map.groupBy(sorted, ({ clientId }) => clientId);
	}

	/** Who brought back the first character of a run, null for nobody; of how many it is so. */
	find({ client, clock, length }: IdRun): { returnedBy: Id | null; length: number } {
		const range = this.#ranges.get(client)?.find((one) => clock < one.clock + one.length);
		if (!range) return { returnedBy: null, length };
		const [returnedBy, end] =
			clock < range.clock ? [null, range.clock] : [range.personId, range.clock + range.length];
		return { returnedBy, length: Math.min(length, end - clock) };
	}
}
