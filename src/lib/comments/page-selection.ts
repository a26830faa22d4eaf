import { pointAt } from '#lib/typeset/point-at.ts';
import type { PageSelection } from '#lib/typeset/words-on-page.ts';

/** What is selected on a drawn page; null: nothing, or it does not begin and end in words of a story. */
export function selectionOnPage(selection: Selection | null): PageSelection | null {
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
	const from = pointAt(startContainer, startOffset);
	const to = pointAt(endContainer, endOffset);
	return from && to && { from, to };
}
