import type * as Y from 'yjs';
import { alignBlocks } from '#model/diff/align-blocks.ts';
import { isDeck } from '#model/marked-text.ts';
import { GONE, SLOT } from './attributes.ts';
import { rawBlock, type Block } from './block.ts';
import { inlineEdits, markEdits, sliceRuns } from './block-diff.ts';
import { moveSegment } from './block-move.ts';
import { StoryCopies } from './copies.ts';
import { readSegments, type DeltaInsert, type Segment, type SegmentWithRuns } from './segments.ts';
import { toBlock } from './story-doc.ts';
import { StoryIndex } from './story-index.ts';
import { StoryWriter, besideOf } from './story-writer.ts';

/**
 * Makes a story's text that of the blocks, with as little as possible: what is the same stays, so
 * that carets, comments and words that somebody types meanwhile stay, too. One transaction.
 */
export function rewriteStory(text: Y.Text, wanted: readonly Block[], origin: unknown = null): void {
	const doc = text.doc as Y.Doc;
	const copies = new StoryCopies(doc);
	doc.transact(() => new Rewrite(text, copies).apply(wanted), origin);
	copies.close();
}

/** Blocks there are, by place in the wanted list; and those that are wanted no more. */
interface Sources {
	from: (number | null)[];
	moved: Set<number>;
	gone: number[];
}

class Rewrite {
	readonly #writer: StoryWriter;
	readonly #index: StoryIndex;

	constructor(text: Y.Text, copies: StoryCopies) {
		const segments = readSegments(text.toDelta() as DeltaInsert[]);
		this.#index = new StoryIndex(segments);
		this.#writer = new StoryWriter(text, this.#index, copies);
		if (this.#index.shown.includes(this.#index.tail)) this.#writer.endTail();
	}

	apply(wanted: readonly Block[]): void {
		const old = [...this.#index.shown] as SegmentWithRuns[];
		const before = old.map(toBlock);
		const { from, moved, gone } = sourcesOf(before, wanted);
		let previous: Segment | null = null;
		for (const [at, block] of wanted.entries()) {
			const source: number | null = from[at] ?? null;
			const segment: Segment =
				source === null ? this.#add(previous, block) : (old[source] as Segment);
			if (source !== null) {
				if (moved.has(at)) this.#moveAfter(previous, segment);
				this.#edit(segment, before[source] as Block, block);
			}
			previous = segment;
		}
		for (const index of gone) this.#writer.hide(old[index] as Segment);
	}

	#moveAfter(previous: Segment | null, segment: Segment): void {
		const { shown } = this.#index;
		const before = previous ? shown.indexOf(previous) + 1 : 0;
		const from = shown.indexOf(segment);
		if (from !== before && from + 1 !== before) moveSegment(this.#writer, from, before);
	}

	#add(previous: Segment | null, block: Block): Segment {
		const { shown } = this.#index;
		const beside = previous ?? shown[0];
		if (!beside) throw new Error('a story always shows a block');
		const attrs = besideOf(beside, newlineOf(block));
		const added = previous
			? this.#writer.addAfter(previous, attrs)
			: this.#writer.split(beside, 0, attrs);
		this.#writer.insert(added, 0, block.runs);
		shown.splice(previous ? shown.indexOf(previous) + 1 : 0, 0, added);
		return added;
	}

	#edit(segment: Segment, before: Block, wanted: Block): void {
		let now = before.runs;
		for (const { at, length, runs } of inlineEdits(before.runs, wanted.runs)) {
			this.#writer.remove(segment, at, at + length);
			this.#writer.insert(segment, at, runs);
			now = [...sliceRuns(now, 0, at), ...runs, ...sliceRuns(now, at + length, Infinity)];
		}
		for (const { from, to, change } of markEdits(now, wanted.runs))
			this.#writer.format(segment, from, to, change);
		const attrs = newlineOf(wanted);
		if (segment.attrs[SLOT] != null) attrs[SLOT] = segment.attrs[SLOT];
		this.#writer.setAttributes(segment, attrs);
	}
}

function newlineOf({ type, attrs, runs }: Block): Record<string, unknown> {
	const raw = rawBlock(type, attrs);
	return attrs.rescued === true && runs.length > 0 ? { ...raw, [GONE]: 1 } : raw;
}

function sourcesOf(before: readonly Block[], wanted: readonly Block[]): Sources {
	const texts = (blocks: readonly Block[]) => blocks.map(({ text }) => text);
	// A story has one headline, whatever it says: its comments stay with it.
	const isSame = (i: number, j: number) =>
		isDeck(before[i]?.type) && before[i]?.type === wanted[j]?.type;
	const changes = alignBlocks(texts(before), texts(wanted), isSame);
	const byWanted = new Map<number, number | null>();
	const spent = new Set<number>();
	const moved = new Set<number>();
	for (const change of changes) {
		if (change.type !== 'new') spent.add(change.before);
		if (change.type === 'gone') continue;
		byWanted.set(change.after, change.type === 'new' ? null : change.before);
		if (change.type === 'moved') moved.add(change.after);
	}
	const rest = before.keys().filter((index) => !spent.has(index));
	const from = wanted.map(
		(_, at) => byWanted.get(at) ?? (byWanted.has(at) ? null : (rest.next().value ?? null))
	);
	const gone = changes.flatMap((change) => (change.type === 'gone' ? [change.before] : []));
	return { from, moved, gone };
}
