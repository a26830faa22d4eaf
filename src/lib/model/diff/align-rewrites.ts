import { alignBlocks, shareIn, type BlockChange } from './align-blocks.ts';
import { diffText, type Hunk } from './text-diff.ts';

/**
 * A change of blocks; beside those of alignBlocks a block that became several, and several that
 * became one. Their hunks are of the texts joined with line ends.
 */
export type Rewrite =
	| BlockChange
	| { type: 'split'; before: number; after: number; into: number; hunks: Hunk[] }
	| { type: 'merged'; before: number; of: number; after: number; hunks: Hunk[] };

/** A block of which less stands in the other is not part of it. */
const LEAST_SHARE = 0.6;

/** What changed between two lists of blocks, in the order of the new list, splits and merges known as such. */
export function alignRewrites(
	before: readonly string[],
	after: readonly string[],
	isSame?: Parameters<typeof alignBlocks>[2]
): Rewrite[] {
	const changes = alignBlocks(before, after, isSame);
	const fresh = new Set(changes.flatMap((one) => (one.type === 'new' ? [one.after] : [])));
	const gone = new Set(changes.flatMap((one) => (one.type === 'gone' ? [one.before] : [])));
	const joined = changes.map((change): Rewrite => {
		if (change.type !== 'changed') return change;
		const { before: i, after: j } = change;
		const into = 1 + run(after, fresh, j + 1, before[i] ?? '');
		if (into > 1)
			return { ...change, type: 'split', into, hunks: joinedHunks(before, i, 1, after, j, into) };
		const of = 1 + run(before, gone, i + 1, after[j] ?? '');
		if (of > 1)
			return { ...change, type: 'merged', of, hunks: joinedHunks(before, i, of, after, j, 1) };
		return change;
	});
	return joined.filter(
		(change) =>
			!(change.type === 'new' && !fresh.has(change.after)) &&
			!(change.type === 'gone' && !gone.has(change.before))
	);
}

/** How many blocks from a place on stand in a text; they are taken out of those that are free. */
function run(blocks: readonly string[], free: Set<number>, from: number, whole: string): number {
	let count = 0;
	while (free.has(from + count) && shareIn(blocks[from + count] ?? '', whole) >= LEAST_SHARE) {
		free.delete(from + count);
		count += 1;
	}
	return count;
}

const joinedHunks = (
	before: readonly string[],
	i: number,
	of: number,
	after: readonly string[],
	j: number,
	into: number
): Hunk[] => diffText(before.slice(i, i + of).join('\n'), after.slice(j, j + into).join('\n'));
