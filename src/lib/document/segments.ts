import { GONE, SLOT, isSlot, pickAttributes, sameValue, type Attributes } from './attributes.ts';
import type { Run } from './block.ts';

/** A piece of Y.Text.toDelta(). */
export interface DeltaInsert {
	insert: string | object;
	attributes?: Attributes;
}

/** A slot embed inside a segment. */
export interface Hole {
	/** Offset in the raw segment, in UTF-16 units, slots counted. */
	at: number;
	slot: string;
}

/**
 * One newline of the Y.Text and what stands before it. The last segment of a story, the tail, has
 * no newline; it is empty but for races, and then shows as a paragraph until the next edit ends it.
 */
export interface Segment {
	/** Raw length without the newline, in UTF-16 units, embeds and slots counting one each. */
	length: number;
	holes: Hole[];
	/** The newline's attributes: block, b:*. */
	attrs: Attributes;
	tail: boolean;
}

export interface SegmentWithRuns extends Segment {
	runs: Run[];
}

export const visibleLength = (segment: Segment): number => segment.length - segment.holes.length;

/** Length in the Y.Text, newline included. */
export const fullLength = (segment: Segment): number => segment.length + (segment.tail ? 0 : 1);

export const emptyTail = (): Segment => ({ length: 0, holes: [], attrs: {}, tail: true });

const blank = (): SegmentWithRuns => ({ length: 0, holes: [], attrs: {}, tail: true, runs: [] });

function addText(runs: Run[], text: string, marks: Attributes): void {
	const last = runs[runs.length - 1];
	if (last && last.embed === undefined && sameValue(last.marks, marks)) last.text += text;
	else runs.push({ text, marks });
}

/** Cuts a delta into segments in the order of the Y.Text; the last one is the tail. */
export function readSegments(delta: readonly DeltaInsert[]): SegmentWithRuns[] {
	const segments: SegmentWithRuns[] = [];
	let current = blank();
	for (const { insert, attributes } of delta) {
		const marks = pickAttributes(attributes, false);
		if (typeof insert !== 'string') {
			if (isSlot(insert)) current.holes.push({ at: current.length, slot: insert.slot });
			else current.runs.push({ text: '', embed: insert, marks });
			current.length += 1;
			continue;
		}
		insert.split('\n').forEach((text, i) => {
			if (i > 0) {
				segments.push({ ...current, attrs: pickAttributes(attributes, true), tail: false });
				current = blank();
			}
			if (!text) return;
			addText(current.runs, text, marks);
			current.length += text.length;
		});
	}
	segments.push(current);
	return segments;
}

/** Whether a segment shows nothing: a deleted block, or the tail, without words. */
const isHidden = (segment: Segment): boolean =>
	visibleLength(segment) === 0 && (segment.tail || segment.attrs[GONE] != null);

/**
 * The segments in the order in which they are shown. A moved block names a slot and is shown where
 * that slot stands, before the block in whose segment it lies; without a live slot it is shown at
 * home. Slots stay where they are when blocks move, so there are no cycles. Never empty.
 */
export function displayOrder<S extends Segment>(segments: readonly S[]): S[] {
	const hosted = hostedBySlot(segments);
	const order: S[] = [];
	for (const segment of segments) {
		for (const { slot } of segment.holes) {
			order.push(...(hosted.get(slot) ?? []));
			// Two embeds of one slot come from races of undo; the first counts.
			hosted.set(slot, []);
		}
		if (!isHidden(segment) && !hosted.has(segment.attrs[SLOT] as string)) order.push(segment);
	}
	if (order.length === 0) order.push(segments[segments.length - 1] as S);
	return order;
}

function hostedBySlot<S extends Segment>(segments: readonly S[]): Map<string, S[]> {
	const hosted = new Map<string, S[]>();
	for (const segment of segments) for (const { slot } of segment.holes) hosted.set(slot, []);
	if (hosted.size === 0) return hosted;
	for (const segment of segments)
		if (!isHidden(segment)) hosted.get(segment.attrs[SLOT] as string)?.push(segment);
	return hosted;
}
