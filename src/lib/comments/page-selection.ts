import type { Id } from '#model/ids.ts';

/** Where a selection on a drawn page begins and ends, in a story's running text. */
export interface PageSelection {
	storyId: Id;
	from: { paragraph: number; offset: number };
	to: { paragraph: number; offset: number };
}

/** What is selected of one story's lines; null: nothing, or not of one story alone. */
export function selectionOnPage(selection: Selection | null): PageSelection | null {
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
	const from = placeAtNode(startContainer, startOffset);
	const to = placeAtNode(endContainer, endOffset);
	if (!from || !to || from.storyId !== to.storyId) return null;
	const order = from.place.paragraph - to.place.paragraph || from.place.offset - to.place.offset;
	return order < 0 ? { storyId: from.storyId, from: from.place, to: to.place } : null;
}

/** The place in running text at a point of the document; null: it is in no line of a story. */
function placeAtNode(node: Node, offset: number) {
	const element = node instanceof Element ? node : node.parentElement;
	const line = element?.closest<HTMLElement>('.typeset-line[data-story]');
	const { story, paragraph, from } = line?.dataset ?? {};
	if (!line || !story) return null;
	const before = document.createRange();
	before.selectNodeContents(line);
	before.setEnd(node, offset);
	const at = Number(from) + before.toString().length;
	return { storyId: story, place: { paragraph: Number(paragraph), offset: at } };
}
