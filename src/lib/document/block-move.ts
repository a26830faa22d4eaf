import * as Y from 'yjs';
import { SLOT } from './attributes.ts';
import { displayOrder, type Segment } from './segments.ts';
import type { Place, StoryIndex } from './story-index.ts';
import type { StoryWriter } from './story-writer.ts';

/**
 * Moves a block without touching its words: a slot is put where it shall be shown, and its newline
 * names the slot. Of two people who move it at once one wins; words, comments and carets in it
 * never notice. `before`: index before which it goes, in the old order. Call in a transaction.
 */
export function moveSegment(writer: StoryWriter, from: number, before: number): void {
	const { index } = writer;
	const order = [...index.shown];
	const [moved] = order.splice(from, 1) as [Segment];
	const at = before > from ? before - 1 : before;
	const next = order[at];
	order.splice(at, 0, moved);
	const old = moved.attrs[SLOT];
	if (!goHome(writer, moved, order)) {
		if (next) splitSlot(writer, next);
		const place = next ? placeBefore(index, next) : endOf(index);
		const slot = newSlot(writer);
		writer.addSlot(place.segment, place.offset, slot);
		writer.setAttributes(moved, { ...moved.attrs, [SLOT]: slot });
	}
	if (typeof old === 'string') dropSlot(writer, old);
	index.shown = order;
}

/** Unique in the story: the client and its next operation. */
function newSlot({ text }: StoryWriter): string {
	const { clientID, store } = text.doc as Y.Doc;
	return `${clientID}.${Y.getState(store, clientID)}`;
}

/** A block that comes back to where it stands in the Y.Text needs no slot. */
function goHome(writer: StoryWriter, moved: Segment, order: readonly Segment[]): boolean {
	if (moved.attrs[SLOT] == null) return false;
	const attrs = moved.attrs;
	const { [SLOT]: _slot, ...home } = attrs;
	moved.attrs = home;
	const there = displayOrder(writer.index.segments);
	moved.attrs = attrs;
	if (there.some((segment, i) => segment !== order[i])) return false;
	writer.setAttributes(moved, home);
	return true;
}

/** Where the slot stands at which a segment is shown; null if it is shown at home. */
function slotPlace(index: StoryIndex, slot: unknown): Place | null {
	for (const segment of index.segments)
		for (const hole of segment.holes) if (hole.slot === slot) return { segment, offset: hole.at };
	return null;
}

/** The last place that is shown before a segment; at home this is after the slots that lie in it. */
function placeBefore(index: StoryIndex, next: Segment): Place {
	const last = next.holes[next.holes.length - 1];
	return slotPlace(index, next.attrs[SLOT]) ?? { segment: next, offset: last ? last.at + 1 : 0 };
}

const endOf = ({ tail }: StoryIndex): Place => ({ segment: tail, offset: tail.length });

/** Gives a block and those after it in the same slot one of their own, to make room before it. */
function splitSlot(writer: StoryWriter, next: Segment): void {
	const { index } = writer;
	const place = slotPlace(index, next.attrs[SLOT]);
	const group = index.shown.filter((segment) => segment.attrs[SLOT] === next.attrs[SLOT]);
	const rest = group.slice(group.indexOf(next));
	if (!place || rest.length === group.length) return;
	const slot = newSlot(writer);
	writer.addSlot(place.segment, place.offset + 1, slot);
	for (const segment of rest) writer.setAttributes(segment, { ...segment.attrs, [SLOT]: slot });
}

/** Takes a slot away at which nothing is shown any more. */
function dropSlot(writer: StoryWriter, slot: string): void {
	const { index } = writer;
	const place = slotPlace(index, slot);
	if (!place || index.segments.some((segment) => segment.attrs[SLOT] === slot)) return;
	writer.removeSlot(place.segment, place.offset);
}
