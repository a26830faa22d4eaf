import type { Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { BlockPatch, type BlockChange } from './block-patch.ts';
import type { StoryCodec } from './codec.ts';
import type { StoryWriter } from './story-writer.ts';

/** Writes one step of the editor into the Y.Text; returns the first and last block it touched. */
export function writeStep(
	writer: StoryWriter,
	codec: StoryCodec,
	step: Step,
	before: Node,
	after: Node
): { from: number; to: number } {
	const change = blockChange(step, before, after);
	new BlockPatch(writer, codec, change).apply();
	return { from: change.start, to: change.start + change.after.length };
}

/** Which blocks a step changed, and how much of the outer two it left alone. */
function blockChange(step: Step, before: Node, after: Node): BlockChange {
	let start = commonStart(before, after);
	let rest = commonEnd(before, after, start);
	let head: number | null = null;
	let tail: number | null = null;
	if (step instanceof ReplaceStep) {
		const $from = before.resolve(step.from);
		const $to = before.resolve(step.to);
		start = Math.min(start, $from.index(0));
		rest = Math.min(rest, before.childCount - $to.indexAfter(0));
		if ($from.depth > 0) head = $from.parentOffset;
		if ($to.depth > 0) tail = $to.parent.content.size - $to.parentOffset;
	}
	return {
		start,
		before: blocks(before, start, before.childCount - rest),
		after: blocks(after, start, after.childCount - rest),
		head,
		tail,
		sameText: step instanceof AddMarkStep || step instanceof RemoveMarkStep
	};
}

const blocks = (doc: Node, from: number, to: number): Node[] =>
	doc.content.content.slice(from, Math.max(from, to));

function commonStart(before: Node, after: Node): number {
	const most = Math.min(before.childCount, after.childCount);
	let same = 0;
	while (same < most && before.child(same) === after.child(same)) same++;
	return same;
}

function commonEnd(before: Node, after: Node, start: number): number {
	const most = Math.min(before.childCount, after.childCount) - start;
	let same = 0;
	while (
		same < most &&
		before.child(before.childCount - 1 - same) === after.child(after.childCount - 1 - same)
	)
		same++;
	return same;
}
