import { diffArrays } from 'diff';
import { diffText, type Hunk } from './text-diff.ts';

/** What became of one block of a text; `before` and `after` are places in the two lists. */
export type BlockChange =
	| { type: 'changed'; before: number; after: number; hunks: Hunk[] }
	| { type: 'new'; after: number }
	| { type: 'gone'; before: number }
	/** The same words elsewhere. */
	| { type: 'moved'; before: number; after: number };

/** Blocks that came or went, beyond which all are taken to be others: comparing takes time by its square. */
const MAX_EDITS = 1000;
/** Pairs of blocks within one stretch that are looked at. */
const MAX_PAIRS = 10_000;

/** Blocks that share less than this of the shorter one’s pairs of characters are two different blocks. */
const LEAST_KEPT = 0.3;

/** Whether two blocks are one another whatever they say, as the headlines of a story are. */
type IsSame = (before: number, after: number) => boolean;
const never: IsSame = () => false;

/** What changed between two lists of blocks, in the order of the new list; blocks without change are left out. */
export function alignBlocks(
	before: readonly string[],
	after: readonly string[],
	isSame: IsSame = never
): BlockChange[] {
	const changes: BlockChange[] = [];
	let [i, j] = [0, 0];
	let [gone, fresh]: [number[], number[]] = [[], []];
	const close = () => {
		changes.push(...pairUp(before, after, gone, fresh, isSame));
		[gone, fresh] = [[], []];
	};
	const parts = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS }) ?? [
		{ value: [...before], removed: true, added: false },
		{ value: [...after], removed: false, added: true }
	];
	for (const { added, removed, value } of parts) {
		for (const _ of value) {
			if (removed) gone.push(i++);
			else if (added) fresh.push(j++);
			else [i, j] = [i + 1, j + 1];
		}
		if (!added && !removed) close();
	}
	close();
	return withMoves(before, after, changes);
}

/** Within a stretch where nothing is the same: each new block with the next old one it was made of. */
function pairUp(
	before: readonly string[],
	after: readonly string[],
	gone: readonly number[],
	fresh: readonly number[],
	isSame: IsSame
): BlockChange[] {
	const changes: BlockChange[] = [];
	const isKin = kinship(before, after, gone.length * fresh.length <= MAX_PAIRS);
	let next = 0;
	for (const j of fresh) {
		const found = gone.findIndex((i, index) => index >= next && (isSame(i, j) || isKin(i, j)));
		if (found < 0) {
			changes.push({ type: 'new', after: j });
			continue;
		}
		for (const i of gone.slice(next, found)) changes.push({ type: 'gone', before: i });
		const i = gone[found] as number;
		const hunks = diffText(before[i] ?? '', after[j] ?? '');
		changes.push({ type: 'changed', before: i, after: j, hunks });
		next = found + 1;
	}
	return [...changes, ...gone.slice(next).map((i): BlockChange => ({ type: 'gone', before: i }))];
}

/** Whether a block was made of another; each block is looked through once. */
function kinship(before: readonly string[], after: readonly string[], isFew: boolean) {
	const [old, fresh] = [pairsOnce(before), pairsOnce(after)];
	return (i: number, j: number): boolean => {
		if (!isFew) return false;
		const [from, to] = [old(i), fresh(j)];
		const kept = [...from].filter((pair) => to.has(pair)).length;
		return kept >= LEAST_KEPT * Math.max(1, Math.min(from.size, to.size));
	};
}

function pairsOnce(blocks: readonly string[]): (index: number) => Set<string> {
	const known = new Map<number, Set<string>>();
	return (index) => {
		const pairs = known.get(index) ?? pairsIn(blocks[index] ?? '');
		known.set(index, pairs);
		return pairs;
	};
}

/** How much of a text stands in another, 0 to 1, by pairs of characters. */
export function shareIn(part: string, whole: string): number {
	const [pairs, all] = [pairsIn(part), pairsIn(whole)];
	return [...pairs].filter((pair) => all.has(pair)).length / pairs.size;
}

/** Pairs of neighbours: single characters are common to all Chinese texts. */
const pairsIn = (text: string): Set<string> =>
	new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

function withMoves(
	before: readonly string[],
	after: readonly string[],
	changes: readonly BlockChange[]
): BlockChange[] {
	const moved = new Map<number, number>();
	for (const one of changes) {
		if (one.type !== 'new') continue;
		const from = changes.find(
			(other) =>
				other.type === 'gone' &&
				!moved.has(other.before) &&
				before[other.before] === after[one.after]
		);
		if (from?.type === 'gone') moved.set(from.before, one.after);
	}
	const source = new Map([...moved].map(([from, to]) => [to, from]));
	return changes.flatMap((change): BlockChange[] => {
		if (change.type === 'gone' && moved.has(change.before)) return [];
		const from = change.type === 'new' ? source.get(change.after) : undefined;
		return change.type === 'new' && from !== undefined
			? [{ type: 'moved', before: from, after: change.after }]
			: [change];
	});
}
