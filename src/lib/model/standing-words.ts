import { alignBlocks, type BlockChange } from './diff/align-blocks.ts';
import type { Hunk } from './diff/text-diff.ts';
import type { TextRange } from './place-quote.ts';

/** Words of one block of a text. */
export interface BlockPlace extends TextRange {
	block: number;
}

/** Whether words of an earlier text still stand in a later one. */
export interface Standing {
	stands: boolean;
	/** What stands there now; null: their block is gone. */
	now: string | null;
	/** Of the later text. */
	block: number | null;
}

/** How a text became another, to be asked about words of it. */
export class WordsIn {
	readonly #before: readonly string[];
	readonly #after: readonly string[];
	readonly #changes: ReadonlyMap<number, BlockChange>;

	constructor(before: readonly string[], after: readonly string[]) {
		this.#before = before;
		this.#after = after;
		this.#changes = new Map(
			alignBlocks(before, after).flatMap((change) =>
				'before' in change ? [[change.before, change]] : []
			)
		);
	}

	at(place: BlockPlace): Standing {
		const words = (this.#before[place.block] ?? '').slice(place.from, place.to);
		const change = this.#changes.get(place.block);
		if (change?.type === 'changed') {
			const { after: block, hunks } = change;
			const stands = !hunks.some((hunk) => touches(hunk, place));
			const now = stands ? words : (this.#after[block] ?? '').slice(...moved(place, hunks));
			return { stands, now, block };
		}
		if (change?.type === 'moved') return { stands: true, now: words, block: change.after };
		if (change) return { stands: false, now: null, block: null };
		return {
			stands: true,
			now: words,
			block: this.#after.indexOf(this.#before[place.block] ?? '')
		};
	}
}

/** What was put in at the very edge of words changes them, too. */
export const touches = ({ at, removed }: Hunk, { from, to }: TextRange): boolean =>
	removed === '' ? at >= from && at <= to : at < to && at + removed.length > from;

/** The same stretch in the new text, whole hunks with it. */
function moved({ from, to }: TextRange, hunks: readonly Hunk[]): [number, number] {
	const touched = hunks.filter((hunk) => touches(hunk, { from, to }));
	const [start, end] = [
		Math.min(from, ...touched.map(({ at }) => at)),
		Math.max(to, ...touched.map(({ at, removed }) => at + removed.length))
	];
	const grown = (some: readonly Hunk[]) =>
		some.reduce((sum, { inserted, removed }) => sum + inserted.length - removed.length, 0);
	const before = hunks.filter((hunk) => hunk.at < start && !touched.includes(hunk));
	return [start + grown(before), end + grown([...before, ...touched])];
}
