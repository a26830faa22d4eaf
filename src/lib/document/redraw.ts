import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { UNCLEAN, type StoryCodec } from './codec.ts';
import { visibleLength, type Segment } from './segments.ts';
import { StoryIndex } from './story-index.ts';
import { blockStart } from './text-to-steps.ts';

const isClean = (block: Node): boolean =>
	block.content.content.every(
		({ text }) => text === undefined || (!UNCLEAN.test(text) && text.isWellFormed())
	);

/**
 * Redraws blocks that the editor shows otherwise than the Y.Text says after a local edit:
 * attributes that came from another type, characters that may not stand in a block.
 */
export function correctBlocks(
	tr: Transaction,
	index: StoryIndex,
	codec: StoryCodec,
	story: () => Node,
	[from, to]: readonly [number, number]
): void {
	const unclean: number[] = [];
	for (let i = from; i < Math.min(to, tr.doc.childCount); i++) {
		const node = tr.doc.child(i);
		const segment = index.shown[i];
		if (!segment) continue;
		if (!isClean(node)) unclean.push(i);
		if (codec.agrees(node, segment)) continue;
		const { type, attrs } = codec.markup(segment.attrs, visibleLength(segment) === 0);
		tr.setNodeMarkup(blockStart(tr.doc, i), type, attrs, []);
	}
	redrawContent(tr, story, unclean);
}

/** Half a surrogate pair deleted: the Y.Text turns the other half into U+FFFD, unannounced. */
export function redrawTorn(
	tr: Transaction,
	index: StoryIndex,
	story: () => Node,
	changed: readonly Segment[]
): void {
	const torn = changed
		.map((segment) => index.shown.indexOf(segment))
		.filter((i) => tr.doc.maybeChild(i)?.textContent.isWellFormed() === false);
	redrawContent(tr, story, torn);
}

function redrawContent(tr: Transaction, story: () => Node, blocks: readonly number[]): void {
	if (blocks.length === 0) return;
	const doc = story();
	for (const i of blocks) {
		const start = blockStart(tr.doc, i);
		tr.replaceWith(start + 1, start + 1 + tr.doc.child(i).content.size, doc.child(i).content);
	}
}

/** Whether document and index agree in length, the blocks `from` to `to` one by one. */
export function sameLengths(doc: Node, index: StoryIndex, from: number, to: number): boolean {
	if (index.shown.length !== doc.childCount) return false;
	for (let i = from; i < Math.min(to, doc.childCount); i++) {
		const segment = index.shown[i];
		if (!segment || visibleLength(segment) !== doc.child(i).content.size) return false;
	}
	return true;
}

/** Throws unless the document, the index and what was read from the Y.Text are the same. */
export function assertSame(doc: Node, index: StoryIndex, wanted: Node, segments: Segment[]): void {
	if (!doc.eq(wanted)) throw new Error(`the editor shows\n${doc}\nbut the story is\n${wanted}`);
	const [kept, fresh] = [describe(index), describe(new StoryIndex(segments))];
	if (kept !== fresh) throw new Error(`the index is\n${kept}\nbut the story is\n${fresh}`);
}

const describe = ({ segments, shown }: StoryIndex): string =>
	JSON.stringify([
		segments.map(({ length, holes, attrs }) => [length, holes, Object.entries(attrs).sort()]),
		shown.map((segment) => segments.indexOf(segment))
	]);
