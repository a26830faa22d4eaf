import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { TextPlace } from '#model/text-place.ts';

/** Where a story begins to hang out of its slots, and what is said there: 以下溢出 12 行. */
export interface OversetMark {
	from: TextPlace;
	words: string;
}

/** A rule over the line in which the overset begins, and one in the margin beside the blocks after it. */
export function oversetMarks(doc: Node, mark: OversetMark | null): DecorationSet {
	if (!mark || mark.from.block >= doc.childCount) return DecorationSet.empty;
	const decorations: Decoration[] = [];
	doc.forEach((block, offset, index) => {
		if (index === mark.from.block) {
			const at = offset + 1 + Math.min(mark.from.offset, block.content.size);
			// The same key keeps the same element, so that a rule at rest is not drawn again.
			const spec = { key: mark.words, side: -1, ignoreSelection: true, marks: [] };
			decorations.push(Decoration.widget(at, () => ruleElement(mark.words), spec));
		} else if (index > mark.from.block) {
			decorations.push(Decoration.node(offset, offset + block.nodeSize, { class: 'is-overset' }));
		}
	});
	return DecorationSet.create(doc, decorations);
}

/** For the eye; the column beside the text says the same and leads here. */
function ruleElement(words: string): HTMLElement {
	const rule = document.createElement('span');
	rule.className = 'overset-rule';
	rule.setAttribute('aria-hidden', 'true');
	rule.dataset.words = words;
	return rule;
}
