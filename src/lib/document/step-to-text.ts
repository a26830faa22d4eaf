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

/** Writes what one document has and another has not, block by block. */
export function writeDifference(
	writer: StoryWriter,
	codec: StoryCodec,
	before: Node,
	after: Node
): void {
	const start = commonStart(before, after, (a, b) => a.eq(b));
	const rest = commonEnd(before, after, start, (a, b) => a.eq(b));
	new BlockPatch(writer, codec, {
		start,
		before: blocks(before, start, before.childCount - rest),
		after: blocks(after, start, after.childCount - rest),
		head: null,
		tail: null,
		sameText: false
	}).apply();
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

type Same = (a: Node, b: Node) => boolean;

const identical: Same = (a, b) => a === b;

function commonStart(before: Node, after: Node, same: Same = identical): number {
	const most = Math.min(before.childCount, after.childCount);
	let count = 0;
	while (count < most && same(before.child(count), after.child(count))) count++;
	return count;
}

function commonEnd(before: Node, after: Node, start: number, same: Same = identical): number {
	const most = Math.min(before.childCount, after.childCount) - start;
	const fromEnd = (doc: Node, i: number) => doc.child(doc.childCount - 1 - i);
	let count = 0;
	while (count < most && same(fromEnd(before, count), fromEnd(after, count))) count++;
	return count;
}
