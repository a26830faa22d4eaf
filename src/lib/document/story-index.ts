import { displayOrder, emptyTail, fullLength, type Segment } from './segments.ts';

/** A place in a segment, in raw units. */
export interface Place {
	segment: Segment;
	offset: number;
}

/**
 * Where each block begins and which is shown where, kept up to date edit by edit, so that neither
 * needs the Y.Text. Looking up a place walks the list of blocks, as ProseMirror does in its own
 * document: some microseconds in the longest story.
 */
export class StoryIndex {
	/** In the order of the Y.Text; the last one is the tail. */
	segments: Segment[];
	/** In the order in which the editor's document shows them, block by block. */
	shown: Segment[];

	constructor(segments: Segment[] = [emptyTail()]) {
		this.segments = segments;
		this.shown = displayOrder(segments);
	}

	get tail(): Segment {
		return this.segments[this.segments.length - 1] as Segment;
	}

	/** Raw index at which a segment begins. */
	startOf(segment: Segment): number {
		let start = 0;
		for (const other of this.segments) {
			if (other === segment) return start;
			start += fullLength(other);
		}
		throw new Error('not a segment of this story');
	}

	/** The segment in which a raw index lies; the index of a newline lies at its segment's end. */
	at(index: number): Place {
		let start = 0;
		for (const segment of this.segments) {
			if (index <= start + segment.length) return { segment, offset: index - start };
			start += fullLength(segment);
		}
		return { segment: this.tail, offset: this.tail.length };
	}

	get length(): number {
		let length = 0;
		for (const segment of this.segments) length += fullLength(segment);
		return length;
	}

	/** The segment after this one in the Y.Text; the tail for the last. */
	next(segment: Segment): Segment {
		return this.segments[this.segments.indexOf(segment) + 1] ?? this.tail;
	}

	insertBefore(segment: Segment, added: Segment): void {
		this.segments.splice(this.segments.indexOf(segment), 0, added);
	}

	remove(segment: Segment): void {
		this.segments.splice(this.segments.indexOf(segment), 1);
	}
}

/**
 * A visible offset as a raw one. A slot at the very place counts as before it, so that what is
 * written there belongs to the block and not in front of the slot.
 */
export function rawOffset(segment: Segment, visible: number): number {
	let raw = visible;
	for (const hole of segment.holes) if (hole.at <= raw) raw++;
	return raw;
}

export function visibleOffset(segment: Segment, raw: number): number {
	let visible = raw;
	for (const hole of segment.holes) if (hole.at < raw) visible--;
	return visible;
}

/** Makes room in a segment, or takes it away (negative length), at a raw offset. */
export function resize(segment: Segment, at: number, by: number): void {
	if (by < 0) segment.holes = segment.holes.filter((hole) => hole.at < at || hole.at >= at - by);
	for (const hole of segment.holes) if (hole.at >= at) hole.at += by;
	segment.length += by;
}

/** Cuts a segment at a raw offset; the first half gets the new newline, the second keeps its own. */
export function splitOff(segment: Segment, at: number, attrs: Segment['attrs']): Segment {
	const first: Segment = {
		length: at,
		holes: segment.holes.filter((hole) => hole.at < at),
		attrs,
		tail: false
	};
	segment.holes = segment.holes
		.filter((hole) => hole.at >= at)
		.map((hole) => ({ ...hole, at: hole.at - at }));
	segment.length -= at;
	return first;
}

/** Puts a segment's content in front of another's, as deleting its newline does. */
export function absorb(first: Segment, second: Segment): void {
	second.holes = [
		...first.holes,
		...second.holes.map((hole) => ({ ...hole, at: hole.at + first.length }))
	];
	second.length += first.length;
}
