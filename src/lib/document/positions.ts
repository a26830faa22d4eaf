import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { StoryCopies } from './copies.ts';
import { indexOfId } from './items.ts';
import { rawOffset, visibleOffset, type StoryIndex } from './story-index.ts';
import { blockStart } from './text-to-steps.ts';

/** A Y.RelativePosition as JSON, as it goes into records and awareness. */
export type RelativePositionJson = Record<string, unknown>;

/** The raw index in the Y.Text of a position of the editor's document. */
export function indexOfPos(index: StoryIndex, doc: Node, pos: number): number {
	const $pos = doc.resolve(pos);
	const block = Math.min($pos.index(0), doc.childCount - 1);
	const segment = index.shown[block];
	if (!segment) return 0;
	const offset =
		$pos.depth > 0 ? $pos.parentOffset : $pos.index(0) > block ? doc.child(block).content.size : 0;
	return index.startOf(segment) + rawOffset(segment, offset);
}

/** The position of a raw index; where nothing of it is shown, the nearest block after it. */
export function posOfIndex(index: StoryIndex, doc: Node, at: number): number {
	const { segment, offset } = index.at(at);
	let block = index.shown.indexOf(segment);
	if (block >= 0)
		return (
			blockStart(doc, block) +
			1 +
			Math.min(visibleOffset(segment, offset), doc.child(block).content.size)
		);
	const after = index.segments.slice(index.segments.indexOf(segment));
	block = index.shown.findIndex((shown) => after.includes(shown));
	return block < 0 ? doc.content.size - 1 : blockStart(doc, block) + 1;
}

/** The raw index a relative position stands for now; follows words that undo brought back. */
export function indexOfRelative(
	text: Y.Text,
	position: RelativePositionJson,
	copies?: StoryCopies
): number | null {
	const relative = Y.createRelativePositionFromJSON(position);
	const doc = text.doc as Y.Doc;
	if (relative.item && copies) {
		const live = copies.live(relative.item)[0];
		if (live && (live.client !== relative.item.client || live.clock !== relative.item.clock)) {
			const at = indexOfId(text, live.client, live.clock);
			if (at !== null) return relative.assoc < 0 ? at + 1 : at;
		}
	}
	const place = Y.createAbsolutePositionFromRelativePosition(relative, doc, false);
	return place?.type === text ? place.index : null;
}

/**
 * A raw index as a relative position; assoc >= 0 sticks to what is right of it, < 0 to the left.
 * Plain data: what Yjs calls JSON still holds its ids as instances of a class.
 */
export function relativeOfIndex(text: Y.Text, at: number, assoc = 0): RelativePositionJson {
	const position = Y.createRelativePositionFromTypeIndex(text, Math.min(at, text.length), assoc);
	return JSON.parse(JSON.stringify(Y.relativePositionToJSON(position))) as RelativePositionJson;
}
