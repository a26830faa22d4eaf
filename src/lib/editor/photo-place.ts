import type { Node } from '@tiptap/pm/model';

const DECK = new Set(['kicker', 'headline', 'subhead', 'byline']);

/** Whether a picture is still to come to this block. */
export const isEmptyPhoto = (block: Node | null): block is Node =>
	block?.type.name === 'photo' && !block.attrs.asset;

/** Position of the first photo without a picture; null: there is none. */
export function emptyPhoto(doc: Node): number | null {
	let found: number | null = null;
	doc.forEach((block, at) => {
		if (found === null && isEmptyPhoto(block)) found = at;
	});
	return found;
}

/** Where a photo goes: after the block the caret is in, and never into the headline deck. */
export function photoPlace(doc: Node, caret: number): number {
	const index = doc.resolve(caret).index(0);
	let at = 0;
	for (let i = 0; i < doc.childCount; i++) {
		const block = doc.child(i);
		const isDeck = DECK.has(block.type.name);
		if (i > index && !isDeck) break;
		at += block.nodeSize;
		if (i >= index && !isDeck) break;
	}
	return at;
}
