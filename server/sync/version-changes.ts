import type { Block } from '#document/block.ts';
import type { Rewrite } from '#model/diff/align-rewrites.ts';
import type { VersionText } from './story-tasks.ts';

/** Blocks of running text: what people call the n-th paragraph. */
const BODY: readonly Block['type'][] = ['paragraph', 'crosshead', 'quote', 'listItem', 'unknown'];

/** How much came and went, and in which paragraphs of the new text, the deck being 0. */
export function changesIn(
	changes: readonly Rewrite[],
	before: readonly string[],
	after: readonly Pick<Block, 'type' | 'text'>[]
): Pick<VersionText, 'added' | 'removed' | 'paragraphs'> {
	const sum = { added: 0, removed: 0 };
	const touched = new Set<number>();
	for (const change of changes) {
		if ('hunks' in change) {
			for (const { removed, inserted } of change.hunks) {
				sum.added += inked(inserted);
				sum.removed += inked(removed);
			}
		} else if (change.type === 'new') sum.added += inked(after[change.after]?.text ?? '');
		else if (change.type === 'gone') sum.removed += inked(before[change.before] ?? '');
		if (change.type !== 'gone') touched.add(paragraphAt(after, change.after));
	}
	return { ...sum, paragraphs: [...touched].sort((a, b) => a - b) };
}

const inked = (text: string): number => [...text.replace(/\s/gu, '')].length;

function paragraphAt(blocks: readonly Pick<Block, 'type'>[], index: number): number {
	const block = blocks[index];
	if (!block || !BODY.includes(block.type)) return 0;
	return blocks.slice(0, index + 1).filter(({ type }) => BODY.includes(type)).length;
}
