import { diffArrays } from 'diff';
import { diffText, type Hunk } from './text-diff.ts';

/** What became of one block of a text; `before` and `after` are places in the two lists. */
export type BlockChange =
	| { type: 'changed'; before: number; after: number; hunks: Hunk[] }
	| { type: 'new'; after: number }
	| { type: 'gone'; before: number }
	/** The same words elsewhere. */
	| { type: 'moved'; before: number; after: number };

/** Blocks that share less than this of the shorter one’s pairs of characters are two different blocks. */
const LEAST_KEPT = 0.3;

/** What changed between two lists of blocks, in the order of the new list; blocks without change are left out. */
export function alignBlocks(before: readonly string[], after: readonly string[]): BlockChange[] {
	const changes: BlockChange[] = [];
	let [i, j] = [0, 0];
	let [gone, fresh]: [number[], number[]] = [[], []];
	const close = () => {
		changes.push(...pairUp(before, after, gone, fresh));
		[gone, fresh] = [[], []];
	};
	for (const { added, removed, value } of diffArrays([...before], [...after])) {
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
	fresh: readonly number[]
): BlockChange[] {
	const changes: BlockChange[] = [];
	let next = 0;
	for (const j of fresh) {
		const found = gone.findIndex((i, index) => index >= next && isKin(before[i], after[j]));
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

function isKin(before = '', after = ''): boolean {
	const [old, fresh] = [pairsIn(before), pairsIn(after)];
	const kept = [...old].filter((pair) => fresh.has(pair)).length;
	return kept >= LEAST_KEPT * Math.max(1, Math.min(old.size, fresh.size));
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
