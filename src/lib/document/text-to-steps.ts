import { Fragment, Slice, type Mark, type Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { GONE, SLOT, isBlockKey, isSlot, pickAttributes, type Attributes } from './attributes.ts';
import type { Run } from './block.ts';
import type { StoryCodec } from './codec.ts';
import { displayOrder, visibleLength, type Segment } from './segments.ts';
import { absorb, resize, splitOff, visibleOffset, type StoryIndex } from './story-index.ts';

/** An operation of a Y.Text event. */
export interface DeltaOperation {
	insert?: string | object;
	retain?: number;
	delete?: number;
	attributes?: Attributes;
}

/** Position before the block with this index. */
export function blockStart(doc: Node, block: number): number {
	let pos = 0;
	for (let i = 0; i < block; i++) pos += doc.child(i).nodeSize;
	return pos;
}

/**
 * Brings a change of the Y.Text into the editor's document as steps no larger than the change, so
 * that selection and decorations are mapped through it. The index goes along, operation by
 * operation; the order of the blocks is compared once, at the end.
 */
export class TextToSteps {
	readonly #index: StoryIndex;
	readonly #codec: StoryCodec;
	readonly #tr: Transaction;
	/** The segments as the document shows them at this moment. */
	readonly #view: Segment[];
	/** Segments whose content or attributes changed. */
	readonly touched = new Set<Segment>();
	#reorder = false;
	/** Raw index in the Y.Text up to which the delta is done. */
	#at = 0;

	constructor(index: StoryIndex, codec: StoryCodec, tr: Transaction) {
		this.#index = index;
		this.#codec = codec;
		this.#tr = tr;
		this.#view = [...index.shown];
	}

	apply(delta: readonly DeltaOperation[]): void {
		for (const { insert, retain, delete: length, attributes } of delta) {
			if (typeof insert === 'string') this.#insertText(insert, attributes);
			else if (insert !== undefined) this.#insertEmbed(insert, attributes);
			else if (length !== undefined) this.#delete(length);
			else if (attributes) this.#retain(retain ?? 0, attributes);
			else this.#at += retain ?? 0;
		}
		if (this.#reorder) this.#arrange();
		for (const segment of this.touched) this.#correct(segment);
		this.#index.shown = this.#view;
	}

	/** Notes that a segment changed; true if the document shows it. */
	#touch(segment: Segment): boolean {
		this.touched.add(segment);
		const shown = this.#view.includes(segment);
		if (!shown || segment.tail || segment.attrs[GONE] != null) this.#reorder = true;
		return shown;
	}

	#pos(segment: Segment, visible: number): number {
		return blockStart(this.#tr.doc, this.#view.indexOf(segment)) + 1 + visible;
	}

	#replace(from: number, to: number, nodes: Node[] = []): void {
		this.#tr.step(new ReplaceStep(from, to, new Slice(Fragment.fromArray(nodes), 0, 0)));
	}

	#insertText(insert: string, attributes?: Attributes): void {
		const marks = pickAttributes(attributes, false);
		insert.split('\n').forEach((text, i) => {
			if (i > 0) this.#insertNewline(pickAttributes(attributes, true));
			if (text) this.#insertRun({ text, marks }, text.length);
		});
	}

	#insertEmbed(embed: object, attributes?: Attributes): void {
		if (!isSlot(embed)) {
			this.#insertRun({ text: '', embed, marks: pickAttributes(attributes, false) }, 1);
			return;
		}
		const { segment, offset } = this.#index.at(this.#at);
		resize(segment, offset, 1);
		segment.holes.push({ at: offset, slot: embed.slot });
		segment.holes.sort((a, b) => a.at - b.at);
		this.#reorder = true;
		this.#at += 1;
	}

	#insertRun(run: Run, length: number): void {
		const { segment, offset } = this.#index.at(this.#at);
		if (!this.#touch(segment)) this.#reveal(segment);
		const pos = this.#pos(segment, visibleOffset(segment, offset));
		this.#replace(pos, pos, this.#codec.inline([run]));
		resize(segment, offset, length);
		this.#at += length;
	}

	#insertNewline(attrs: Attributes): void {
		const { segment, offset } = this.#index.at(this.#at);
		const visible = visibleOffset(segment, offset);
		const block = this.#view.indexOf(segment);
		const first = splitOff(segment, offset, attrs);
		this.#index.insertBefore(segment, first);
		if (block >= 0) {
			const start = blockStart(this.#tr.doc, block);
			if (visible > 0) this.#tr.split(start + 1 + visible);
			else
				this.#tr.insert(start, this.#codec.schema.topNodeType.contentMatch.defaultType!.create());
			this.#view.splice(block, 0, first);
		}
		this.#touch(segment);
		this.#touch(first);
		this.#reorder = true;
		this.#at += 1;
	}

	#delete(length: number): void {
		for (let left = length; left > 0;) {
			const { segment, offset } = this.#index.at(this.#at);
			const count = Math.min(left, segment.length - offset);
			if (count > 0) this.#deleteContent(segment, offset, count);
			else this.#deleteNewline(segment);
			left -= Math.max(count, 1);
		}
	}

	#deleteContent(segment: Segment, offset: number, count: number): void {
		const from = visibleOffset(segment, offset);
		const to = visibleOffset(segment, offset + count);
		if (to - from < count) this.#reorder = true;
		if (to > from && this.#touch(segment))
			this.#replace(this.#pos(segment, from), this.#pos(segment, to));
		resize(segment, offset, -count);
	}

	#deleteNewline(first: Segment): void {
		const second = this.#index.next(first);
		const [i, j] = [this.#view.indexOf(first), this.#view.indexOf(second)];
		if (i >= 0 && j >= 0) this.#joinShown(i, j);
		else if (i >= 0) this.#view[i] = second;
		absorb(first, second);
		this.#index.remove(first);
		this.touched.delete(first);
		this.#touch(second);
		this.#reorder = true;
	}

	/** The block i goes in front of the content of block j. */
	#joinShown(i: number, j: number): void {
		const { doc } = this.#tr;
		const start = blockStart(doc, i);
		const node = doc.child(i);
		if (j === i + 1 && node.content.size > 0)
			this.#replace(start + 1 + node.content.size, start + node.nodeSize + 1);
		else {
			if (node.content.size > 0) this.#tr.insert(blockStart(doc, j) + 1, node.content);
			const at = blockStart(this.#tr.doc, i);
			this.#tr.delete(at, at + node.nodeSize);
		}
		this.#view.splice(i, 1);
	}

	#retain(length: number, attributes: Attributes): void {
		for (let left = length; left > 0;) {
			const { segment, offset } = this.#index.at(this.#at);
			const count = Math.min(left, segment.length - offset);
			if (count > 0) this.#formatContent(segment, offset, offset + count, attributes);
			else this.#formatNewline(segment, attributes);
			this.#at += Math.max(count, 1);
			left -= Math.max(count, 1);
		}
	}

	#formatContent(segment: Segment, offset: number, end: number, attributes: Attributes): void {
		const from = visibleOffset(segment, offset);
		const to = visibleOffset(segment, end);
		if (from === to || !this.#view.includes(segment)) return;
		for (const key in attributes)
			if (!isBlockKey(key))
				this.#formatMark(this.#pos(segment, from), this.#pos(segment, to), key, attributes[key]);
	}

	#formatMark(from: number, to: number, key: string, value: unknown): void {
		const type = this.#codec.schema.marks[key];
		if (type) this.#tr.removeMark(from, to, type);
		this.#tr.doc.nodesBetween(from, to, (node, pos) => {
			for (const mark of node.marks)
				if (mark.type.name === 'unknownMark' && mark.attrs.k === key)
					this.#tr.removeMark(Math.max(from, pos), Math.min(to, pos + node.nodeSize), mark);
		});
		if (value != null) this.#tr.addMark(from, to, this.#codec.mark(key, value));
		this.#sortCarriers(from, to);
	}

	/** Marks of one type have no order of their own: several carriers go by their names. */
	#sortCarriers(from: number, to: number): void {
		this.#tr.doc.nodesBetween(from, to, (node, pos) => {
			const carriers = node.marks.filter((mark) => mark.type.name === 'unknownMark');
			if (carriers.length < 2) return;
			const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)];
			for (const mark of carriers) this.#tr.removeMark(start, end, mark);
			const byName = (a: Mark, b: Mark) => (String(a.attrs.k) < String(b.attrs.k) ? -1 : 1);
			for (const mark of carriers.sort(byName)) this.#tr.addMark(start, end, mark);
		});
	}

	#formatNewline(segment: Segment, attributes: Attributes): void {
		const attrs = { ...segment.attrs };
		for (const key in attributes) {
			if (!isBlockKey(key)) continue;
			if (attributes[key] == null) delete attrs[key];
			else attrs[key] = attributes[key];
			if (key === SLOT || key === GONE) this.#reorder = true;
		}
		segment.attrs = attrs;
		this.#touch(segment);
	}

	/** Makes the document show the blocks it should, in the order it should. */
	#arrange(): void {
		const order = displayOrder(this.#index.segments);
		order.forEach((segment, i) => {
			if (!this.#view.includes(segment)) this.#show(segment, order[i - 1]);
		});
		for (const segment of [...this.#view])
			if (!order.includes(segment)) this.#cut(this.#view.indexOf(segment));
		for (let i = 0; i < order.length; i++) {
			const [now, wanted] = [this.#view[i] as Segment, order[i] as Segment];
			if (now === wanted) continue;
			if (this.#view[i + 1] !== wanted) this.#move(this.#view.indexOf(wanted), i);
			else this.#move(i, this.#before(order[order.indexOf(now) + 1]));
		}
	}

	/** Index in the view before which a segment stands; the end for none. */
	#before(segment: Segment | undefined): number {
		return segment ? this.#view.indexOf(segment) : this.#view.length;
	}

	/** A block without words, of a segment that was not shown. */
	#show(segment: Segment, previous: Segment | undefined): void {
		const at = previous ? this.#view.indexOf(previous) + 1 : 0;
		const { type, attrs } = this.#codec.markup(segment.attrs, true);
		this.#tr.insert(blockStart(this.#tr.doc, at), type.create(attrs));
		this.#view.splice(at, 0, segment);
	}

	/** Shows a segment that is about to have words, near to where it will stand in the end. */
	#reveal(segment: Segment): void {
		const before = this.#index.segments.slice(0, this.#index.segments.indexOf(segment));
		this.#show(
			segment,
			before.findLast((other) => this.#view.includes(other))
		);
	}

	#cut(block: number): void {
		const start = blockStart(this.#tr.doc, block);
		this.#tr.delete(start, start + this.#tr.doc.child(block).nodeSize);
		this.#view.splice(block, 1);
	}

	#move(from: number, before: number): void {
		moveNode(this.#tr, from, before);
		const [segment] = this.#view.splice(from, 1) as [Segment];
		this.#view.splice(before > from ? before - 1 : before, 0, segment);
	}

	/** Gives a block the type and attributes of its newline, where they differ. */
	#correct(segment: Segment): void {
		const block = this.#view.indexOf(segment);
		if (block < 0 || this.#codec.agrees(this.#tr.doc.child(block), segment)) return;
		const { type, attrs } = this.#codec.markup(segment.attrs, visibleLength(segment) === 0);
		this.#tr.setNodeMarkup(blockStart(this.#tr.doc, block), type, attrs, []);
	}
}

/** Moves a block of the document before another one (by index in the old order). */
export function moveNode(tr: Transaction, from: number, before: number): void {
	const node = tr.doc.child(from);
	const start = blockStart(tr.doc, from);
	const { anchor, head } = tr.selection;
	const inside = [anchor, head].every((pos) => pos > start && pos < start + node.nodeSize);
	tr.delete(start, start + node.nodeSize);
	const to = blockStart(tr.doc, before > from ? before - 1 : before);
	tr.insert(to, node);
	if (inside) tr.setSelection(TextSelection.create(tr.doc, anchor - start + to, head - start + to));
}
