import type { Id } from '#model/ids.ts';

/** Stands in `ReplayRecord.text` for a format or an embed. */
export const OBJECT = '\ufffc';

/** What an OBJECT is: a format that begins or ends here, as Yjs has them in its texts, or an embed. */
export type ReplayMark = { at: number } & ({ key: string; value: unknown } | { embed: object });

/**
 * Everything that ever stood in a story's text, in the order of the text, with when it came and
 * went. The order of characters never changes, deleted ones included, so the text of any moment is
 * what had come by then and had not gone: a walk over two columns, forwards and backwards alike.
 *
 * Edits count from 1, in the order of the log; those that changed no text are left out.
 */
export interface ReplayRecord {
	/** UTF-16; a unit each for formats and embeds. */
	text: string;
	/** By which edit each unit came: the difference from the unit before it. */
	born: number[];
	/** How many edits later it went; 0: it stands yet. */
	lasted: number[];
	/** Whose units they are, in rows (model/rows.ts): an index into `people` (-1: nobody knows) and how many, by turns. */
	hands: number[];
	marks: ReplayMark[];
	people: Id[];
	/** When each edit was made: epoch ms for the first, the difference from the one before for others. */
	at: number[];
	/** Who made each edit, in rows as `hands`. */
	by: number[];
	/** Edits that brought back what a server had lost: not only of those who brought it, and whose nobody knows. */
	brought?: number[];
}

/** The numbers that differences make. */
export function summed(differences: readonly number[]): Float64Array {
	const values = new Float64Array(differences.length);
	let sum = 0;
	differences.forEach((difference, i) => (values[i] = sum += difference));
	return values;
}
