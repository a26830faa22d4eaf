import type * as Y from 'yjs';
import { GONE, SLOT, attributeChange, type Attributes } from './attributes.ts';
import type { Run } from './block.ts';
import type { StoryCopies } from './copies.ts';
import { idsBetween, type IdRun } from './items.ts';
import { emptyTail, visibleLength, type Segment } from './segments.ts';
import { absorb, rawOffset, resize, splitOff, type StoryIndex } from './story-index.ts';

/**
 * The few operations of which every edit consists, each written to the Y.Text and to the index
 * alike. Offsets are visible ones. Call inside a transaction.
 */
export class StoryWriter {
	readonly text: Y.Text;
	readonly index: StoryIndex;
	readonly copies: StoryCopies;

	constructor(text: Y.Text, index: StoryIndex, copies: StoryCopies) {
		this.text = text;
		this.index = index;
		this.copies = copies;
	}

	/** Writes runs into a block; returns their length. */
	insert(segment: Segment, offset: number, runs: readonly Run[]): number {
		const at = rawOffset(segment, offset);
		const base = this.index.startOf(segment) + at;
		let length = 0;
		for (const run of runs) {
			if (run.embed === undefined) this.text.insert(base + length, run.text, { ...run.marks });
			else this.text.insertEmbed(base + length, run.embed as object, { ...run.marks });
			length += run.embed === undefined ? run.text.length : 1;
		}
		resize(segment, at, length);
		return length;
	}

	/** Deletes content from `from` to `to`; slots in between stay. */
	remove(segment: Segment, from: number, to: number): void {
		for (const [at, end] of this.#pieces(segment, from, to).reverse()) {
			this.text.delete(this.index.startOf(segment) + at, end - at);
			resize(segment, at, at - end);
		}
	}

	/** Changes the marks of content; null takes one away. */
	format(segment: Segment, from: number, to: number, change: Attributes): void {
		const start = this.index.startOf(segment);
		for (const [at, end] of this.#pieces(segment, from, to))
			this.text.format(start + at, end - at, { ...change });
	}

	/** Raw ranges of visible content, slots left out. */
	#pieces(segment: Segment, from: number, to: number): [number, number][] {
		const pieces: [number, number][] = [];
		if (from >= to) return pieces;
		let at = rawOffset(segment, from);
		const end = rawOffset(segment, to - 1) + 1;
		for (const hole of segment.holes) {
			if (hole.at < at || hole.at >= end) continue;
			if (hole.at > at) pieces.push([at, hole.at]);
			at = hole.at + 1;
		}
		pieces.push([at, end]);
		return pieces;
	}

	/** Sets a newline's attributes to exactly these. */
	setAttributes(segment: Segment, attrs: Attributes): void {
		const change = attributeChange(segment.attrs, attrs);
		if (Object.keys(change).length === 0) return;
		this.text.format(this.index.startOf(segment) + segment.length, 1, change);
		segment.attrs = attrs;
	}

	/** A new newline inside a block: what stands before it becomes the returned segment. */
	split(segment: Segment, offset: number, attrs: Attributes): Segment {
		const at = this.#liftSlots(segment, rawOffset(segment, offset));
		this.text.insert(this.index.startOf(segment) + at, '\n', { ...attrs });
		const first = splitOff(segment, at, attrs);
		this.index.insertBefore(segment, first);
		return first;
	}

	/**
	 * Brings slots that a merge left behind `at` in front of it: what they show stands before the
	 * whole block, and shall not come to stand between its halves. Returns where `at` is then.
	 */
	#liftSlots(segment: Segment, at: number): number {
		let place = at;
		for (const hole of segment.holes.filter((other) => other.at >= at)) {
			this.removeSlot(segment, hole.at);
			this.addSlot(segment, place++, hole.slot);
		}
		return place;
	}

	/** A new empty block right after another, where that one is shown. */
	addAfter(segment: Segment, attrs: Attributes): Segment {
		const start = this.index.startOf(segment) + segment.length + 1;
		this.text.insert(start, '\n', { ...attrs });
		const added: Segment = { length: 0, holes: [], attrs, tail: false };
		this.index.insertBefore(this.index.next(segment), added);
		return added;
	}

	/** Deletes a newline: the block's content comes before that of the next in the Y.Text. */
	join(segment: Segment): void {
		const next = this.index.next(segment);
		this.text.delete(this.index.startOf(segment) + segment.length, 1);
		absorb(segment, next);
		this.index.remove(segment);
	}

	/**
	 * Deletes a block as a whole: its content goes, its newline stays as gone, so that words which
	 * somebody types there meanwhile stay a paragraph of their own.
	 */
	hide(segment: Segment): void {
		this.remove(segment, 0, visibleLength(segment));
		this.setAttributes(segment, { ...segment.attrs, [GONE]: 1 });
	}

	/**
	 * Carries what is left of a block into one that does not stand beside it in the Y.Text: writes
	 * `runs`, of which the first (negative) or last `carried` units are the block's, and notes them.
	 */
	carry(from: Segment, into: Segment, offset: number, runs: readonly Run[], carried: number): void {
		const source = this.#ids(from, 0, visibleLength(from));
		const length = this.insert(into, offset, runs);
		const start = carried < 0 ? offset : offset + length - carried;
		this.copies.record(source, this.#ids(into, start, start + Math.abs(carried)));
		this.hide(from);
	}

	#ids(segment: Segment, from: number, to: number): IdRun[] {
		const start = this.index.startOf(segment);
		return this.#pieces(segment, from, to).flatMap(([at, end]) =>
			idsBetween(this.text, start + at, start + end)
		);
	}

	/** Ends a tail that is shown as a paragraph with the newline it lacks. */
	endTail(): void {
		const { tail } = this.index;
		this.text.insert(this.text.length, '\n', {});
		tail.tail = false;
		this.index.segments.push(emptyTail());
	}

	/** Puts a slot at a raw offset of a segment. */
	addSlot(segment: Segment, at: number, slot: string): void {
		this.text.insertEmbed(this.index.startOf(segment) + at, { slot }, {});
		resize(segment, at, 1);
		segment.holes.push({ at, slot });
		segment.holes.sort((a, b) => a.at - b.at);
	}

	removeSlot(segment: Segment, at: number): void {
		this.text.delete(this.index.startOf(segment) + at, 1);
		resize(segment, at, -1);
	}
}

/** A new newline's attributes: the block's own, shown where the block beside it is shown. */
export const besideOf = (beside: Segment, attrs: Attributes): Attributes =>
	beside.attrs[SLOT] == null ? attrs : { ...attrs, [SLOT]: beside.attrs[SLOT] };
