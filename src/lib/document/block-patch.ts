import type { Node } from '@tiptap/pm/model';
import { GONE, SLOT, type Attributes } from './attributes.ts';
import { inlineEdits, markEdits, sliceRuns } from './block-diff.ts';
import { runsOf, type StoryCodec } from './codec.ts';
import { visibleLength, type Segment } from './segments.ts';
import { besideOf, type StoryWriter } from './story-writer.ts';

/** A run of blocks of the editor, before and after a step. */
export interface BlockChange {
	/** Index of the first of them. */
	start: number;
	before: Node[];
	after: Node[];
	/** Content kept at the beginning of the first block; null: the change begins before it. */
	head: number | null;
	/** Content kept at the end of the last block; null: the change ends after it. */
	tail: number | null;
	/** Only marks changed. */
	sameText: boolean;
}

const sizeOf = (node: Node): number => node.content.size;

/**
 * Writes a change of blocks with as little as possible. Which newline goes with which new block is
 * the whole art: Enter at the end of a block puts the new newline after the old one, a merge keeps
 * the second newline, a block deleted as a whole keeps its own as gone.
 */
export class BlockPatch {
	readonly #writer: StoryWriter;
	readonly #codec: StoryCodec;
	readonly #change: BlockChange;
	readonly #old: Segment[];

	constructor(writer: StoryWriter, codec: StoryCodec, change: BlockChange) {
		this.#writer = writer;
		this.#codec = codec;
		this.#change = change;
		this.#old = writer.index.shown.slice(change.start, change.start + change.before.length);
	}

	apply(): void {
		const shown = this.#write();
		this.#writer.index.shown.splice(this.#change.start, this.#old.length, ...shown);
	}

	/** The segments of the new blocks. */
	#write(): Segment[] {
		const { before, after, sameText } = this.#change;
		const paired =
			before.length === after.length &&
			(before.length === 1 ||
				sameText ||
				before.every((node, i) => node.textContent === after[i]?.textContent));
		if (paired) return this.#pairAll();
		if (before.length === 0) return this.#addAfter([], after);
		if (after.length === 0) return this.#hide(this.#old);
		if (before.length === 1) return this.#oneToMany();
		if (after.length === 1) return this.#manyToOne();
		return this.#manyToMany();
	}

	#pairAll(): Segment[] {
		const single = this.#old.length === 1;
		this.#old.forEach((segment, i) =>
			this.#edit(segment, i, i, single ? this.#head : 0, single ? this.#tail : 0)
		);
		return this.#old;
	}

	get #head(): number {
		return this.#change.head ?? 0;
	}

	get #tail(): number {
		return this.#change.tail ?? 0;
	}

	#before = (i: number): Node => this.#change.before[i] as Node;
	#after = (i: number): Node => this.#change.after[i] as Node;

	#oneToMany(): Segment[] {
		const [segment] = this.#old as [Segment];
		const last = this.#change.after.length - 1;
		if (this.#tail === 0) {
			this.#edit(segment, 0, 0, this.#head, 0);
			return this.#addAfter([segment], this.#change.after.slice(1));
		}
		this.#writer.remove(segment, this.#head, sizeOf(this.#before(0)) - this.#tail);
		const shown = this.#change.after.map((node, i) => {
			const kept = i === 0 ? this.#head : 0;
			const end = sizeOf(node) - (i === last ? this.#tail : 0);
			this.#writer.insert(segment, kept, runsOf(node, kept, end));
			if (i === last) return segment;
			return this.#writer.split(segment, end, besideOf(segment, this.#newline(node)));
		});
		this.#mark(segment, this.#after(last));
		return shown;
	}

	#manyToOne(): Segment[] {
		const last = this.#old.length - 1;
		const [first, final] = [this.#old[0] as Segment, this.#old[last] as Segment];
		if (this.#tail === 0) {
			this.#hide(this.#old.slice(1));
			this.#edit(first, 0, 0, this.#head, 0);
			return [first];
		}
		if (this.#head === 0) {
			this.#hide(this.#old.slice(0, -1));
			this.#edit(final, last, 0, 0, this.#tail);
			return [final];
		}
		return [this.#merge(first, final, last)];
	}

	/** Two blocks that both keep words become one. */
	#merge(first: Segment, final: Segment, last: number): Segment {
		const merged = this.#after(0);
		const end = sizeOf(merged) - this.#tail;
		const firstSize = sizeOf(this.#before(0));
		const cut = sizeOf(this.#before(last)) - this.#tail;
		if (this.#adjacent(first, final)) {
			this.#writer.remove(final, 0, cut);
			for (const segment of this.#old.slice(1, -1))
				this.#writer.remove(segment, 0, visibleLength(segment));
			this.#writer.remove(first, this.#head, firstSize);
			this.#writer.insert(first, this.#head, runsOf(merged, this.#head, end));
			this.#joinUpTo(first, final);
			// Moved blocks among them stand elsewhere in the Y.Text.
			this.#hide(this.#old.slice(1, -1).filter((s) => this.#writer.index.segments.includes(s)));
			this.#mark(final, merged);
			return final;
		}
		this.#hide(this.#old.slice(1, -1));
		this.#writer.remove(first, this.#head, firstSize);
		this.#writer.remove(final, 0, cut);
		const intoFirst = first.attrs[SLOT] == null || final.attrs[SLOT] != null;
		const [kept, gone, from, to] = intoFirst
			? [first, final, this.#head, sizeOf(merged)]
			: [final, first, 0, end];
		if (intoFirst) this.#writer.carry(gone, kept, from, runsOf(merged, from, to), this.#tail);
		else this.#writer.carry(gone, kept, from, runsOf(merged, from, to), -this.#head);
		this.#mark(kept, merged);
		return kept;
	}

	/** Whether nothing that is shown stands between two segments in the Y.Text. */
	#adjacent(first: Segment, final: Segment): boolean {
		const { segments, shown } = this.#writer.index;
		const [from, to] = [segments.indexOf(first), segments.indexOf(final)];
		return (
			from < to &&
			segments
				.slice(from + 1, to)
				.every((segment) => this.#old.includes(segment) || !shown.includes(segment))
		);
	}

	#joinUpTo(first: Segment, final: Segment): void {
		const { segments } = this.#writer.index;
		const between = segments.slice(segments.indexOf(first), segments.indexOf(final));
		for (const segment of between) this.#writer.join(segment);
	}

	#manyToMany(): Segment[] {
		const { before, after, head, tail } = this.#change;
		const shown: Segment[] = [];
		const inner = { from: head === null ? 0 : 1, end: before.length - (tail === null ? 0 : 1) };
		if (head !== null && before.length > 0 && after.length > 0) {
			this.#edit(this.#old[0] as Segment, 0, 0, head, 0);
			shown.push(this.#old[0] as Segment);
		}
		const last = after.length - (tail === null ? 0 : 1);
		for (let j = shown.length; j < last; j++) {
			const i = this.#sameWords(after[j] as Node, inner.from, inner.end);
			this.#hide(this.#old.slice(inner.from, i ?? inner.from));
			if (i === null) this.#addAfter(shown, [this.#after(j)]);
			else {
				this.#edit(this.#old[i] as Segment, i, j, 0, 0);
				shown.push(this.#old[i] as Segment);
				inner.from = i + 1;
			}
		}
		this.#hide(this.#old.slice(inner.from, inner.end));
		if (tail !== null && before.length > 0 && after.length > 0) {
			const i = before.length - 1;
			this.#edit(this.#old[i] as Segment, i, after.length - 1, 0, tail);
			shown.push(this.#old[i] as Segment);
		}
		return shown;
	}

	/** The first old block of a range that holds the same words. */
	#sameWords(node: Node, from: number, end: number): number | null {
		if (sizeOf(node) === 0) return null;
		for (let i = from; i < end; i++) if (this.#before(i).textContent === node.textContent) return i;
		return null;
	}

	/** Appends new blocks to those already shown, or puts them before what follows. */
	#addAfter(shown: Segment[], nodes: readonly Node[]): Segment[] {
		const { index } = this.#writer;
		const { start } = this.#change;
		for (const node of nodes) {
			const previous = shown[shown.length - 1] ?? index.shown[start - 1];
			const beside = previous ?? index.shown[start];
			if (!beside) throw new Error('a story always shows a block');
			const attrs = besideOf(beside, this.#newline(node));
			const added = previous
				? this.#writer.addAfter(previous, attrs)
				: this.#writer.split(beside, 0, attrs);
			this.#writer.insert(added, 0, runsOf(node, 0, sizeOf(node)));
			shown.push(added);
		}
		return shown;
	}

	/** Deletes blocks as a whole; none of them is shown any more. */
	#hide(segments: Segment[]): [] {
		for (const segment of segments) this.#writer.hide(segment);
		return [];
	}

	/** Turns one block's content and type into another's, leaving `head` and `tail` units alone. */
	#edit(segment: Segment, i: number, j: number, head: number, tail: number): void {
		const [before, after] = [this.#before(i), this.#after(j)];
		const old = runsOf(before, head, sizeOf(before) - tail);
		const runs = runsOf(after, head, sizeOf(after) - tail);
		let now = old;
		for (const { at, length, runs: added } of this.#change.sameText ? [] : inlineEdits(old, runs)) {
			this.#writer.remove(segment, head + at, head + at + length);
			this.#writer.insert(segment, head + at, added);
			now = [...sliceRuns(now, 0, at), ...added, ...sliceRuns(now, at + length, Infinity)];
		}
		for (const { from, to, change } of markEdits(now, runs))
			this.#writer.format(segment, head + from, head + to, change);
		this.#mark(segment, after);
	}

	/** Writes a block's type and attributes where they differ. */
	#mark(segment: Segment, node: Node): void {
		const keepsGone = node.attrs.rescued === true && sizeOf(node) > 0;
		const gone = segment.attrs[GONE] != null;
		if (this.#codec.agrees(node, segment) && gone === keepsGone) return;
		const attrs = this.#newline(node);
		if (segment.attrs[SLOT] != null) attrs[SLOT] = segment.attrs[SLOT];
		this.#writer.setAttributes(segment, attrs);
	}

	#newline(node: Node): Attributes {
		const raw = this.#codec.raw(node);
		return node.attrs.rescued === true && sizeOf(node) > 0 ? { ...raw, [GONE]: 1 } : raw;
	}
}
