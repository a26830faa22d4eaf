import type { Node } from '@tiptap/pm/model';

const DECK = new Set(['kicker', 'headline', 'subhead', 'byline']);

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
