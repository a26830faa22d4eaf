/** One replacement on the way from one text to another. */
export interface CharacterEdit {
	/** Offset in the old text, in UTF-16 units. */
	at: number;
	/** Length taken away there. */
	deleted: number;
	/** Offset of the inserted part in the new text. */
	insertedAt: number;
	inserted: string;
}

/** Above this many comparisons a text is replaced as a whole: 2,000 by 2,000 characters. */
const MAX_COMPARISONS = 4_000_000;

/**
 * The replacements, in ascending order, that turn one text into another and keep their longest
 * common subsequence of characters. Whole code points only. A text of which less than
 * `leastKept` (0…1 of the shorter one) would stay is replaced as a whole: what is left of it then
 * is chance, not the same words.
 */
export function characterEdits(before: string, after: string, leastKept = 0.5): CharacterEdit[] {
	if (before === after) return [];
	const whole = [{ at: 0, deleted: before.length, insertedAt: 0, inserted: after }];
	if (!before || !after) return whole;
	const from = Array.from(before);
	const to = Array.from(after);
	if (from.length * to.length > MAX_COMPARISONS) return whole;
	const kept = longestCommon(from, to);
	if (kept.length < leastKept * Math.min(from.length, to.length)) return whole;
	return betweenKept(from, to, kept);
}

/** Index pairs of a longest common subsequence. */
function longestCommon(from: string[], to: string[]): [number, number][] {
	const width = to.length + 1;
	const best = new Uint16Array((from.length + 1) * width);
	const at = (i: number, j: number): number => best[i * width + j] as number;
	for (let i = from.length - 1; i >= 0; i--)
		for (let j = to.length - 1; j >= 0; j--)
			best[i * width + j] =
				from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pairs: [number, number][] = [];
	for (let i = 0, j = 0; i < from.length && j < to.length;) {
		if (from[i] === to[j]) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
	return pairs;
}

function betweenKept(from: string[], to: string[], kept: [number, number][]): CharacterEdit[] {
	const edits: CharacterEdit[] = [];
	let [i, j, at, insertedAt] = [0, 0, 0, 0];
	for (const [nextI, nextJ] of [...kept, [from.length, to.length] as const]) {
		const deleted = from.slice(i, nextI).join('').length;
		const inserted = to.slice(j, nextJ).join('');
		if (deleted || inserted) edits.push({ at, deleted, insertedAt, inserted });
		const same = from[nextI]?.length ?? 0;
		at += deleted + same;
		insertedAt += inserted.length + same;
		[i, j] = [nextI + 1, nextJ + 1];
	}
	return edits;
}
