import { plainOf, type Copy } from './copy.ts';
import { alignBlocks, type BlockChange } from './diff/align-blocks.ts';
import { changesFigure, type Hunk } from './diff/text-diff.ts';
import type { Id } from './ids.ts';

/** What is another on a page than a proof of it had. `block` is of the story as it is now. */
export type PageChange = { storyId: Id } & (
	| { kind: 'storyNew' | 'storyGone' }
	| { kind: 'words'; block: number; hunk: Hunk; isFigure: boolean }
	| { kind: 'blockNew' | 'blockMoved'; block: number; words: string }
	| { kind: 'blockGone'; words: string }
	/** Another picture. */
	| { kind: 'photo'; block: number }
);

interface Stood {
	storyId: Id;
	copy: Copy;
}

/** What changed on a page, story by story in the order of the page as it is now. */
export function compareProof(before: readonly Stood[], now: readonly Stood[]): PageChange[] {
	const old = new Map(before.map((one) => [one.storyId, one.copy]));
	const current = new Set(now.map(({ storyId }) => storyId));
	return [
		...now.flatMap(({ storyId, copy }): PageChange[] => {
			const was = old.get(storyId);
			return was ? compareCopies(storyId, was, copy) : [{ storyId, kind: 'storyNew' }];
		}),
		...before
			.filter(({ storyId }) => !current.has(storyId))
			.map(({ storyId }): PageChange => ({ storyId, kind: 'storyGone' }))
	];
}

function compareCopies(storyId: Id, before: Copy, now: Copy): PageChange[] {
	const [old, fresh] = [before, now].map(({ blocks }) => blocks.map(wordsOf)) as [
		string[],
		string[]
	];
	const changes = alignBlocks(old, fresh).flatMap((change) => told(storyId, old, fresh, change));
	return [...changes, ...photoChanges(storyId, before, now)];
}

const wordsOf = ({ spans }: Copy['blocks'][number]): string => plainOf(spans);

function told(
	storyId: Id,
	old: readonly string[],
	fresh: readonly string[],
	change: BlockChange
): PageChange[] {
	switch (change.type) {
		case 'changed':
			return change.hunks.map((hunk) => ({
				...{ storyId, kind: 'words', block: change.after, hunk, isFigure: changesFigure(hunk) }
			}));
		case 'new':
		case 'moved': {
			const kind = change.type === 'new' ? 'blockNew' : 'blockMoved';
			const words = fresh[change.after] ?? '';
			return words === '' ? [] : [{ storyId, kind, block: change.after, words }];
		}
		case 'gone': {
			const words = old[change.before] ?? '';
			return words === '' ? [] : [{ storyId, kind: 'blockGone', words }];
		}
	}
}

function photoChanges(storyId: Id, before: Copy, now: Copy): PageChange[] {
	const known = new Set(before.blocks.map((block) => (block.kind === 'photo' ? block.asset : '')));
	return now.blocks.flatMap((block, index): PageChange[] =>
		block.kind === 'photo' && !known.has(block.asset)
			? [{ storyId, kind: 'photo', block: index }]
			: []
	);
}
