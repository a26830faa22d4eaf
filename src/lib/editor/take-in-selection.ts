import type { EditorView } from '@tiptap/pm/view';

/**
 * Lets the editor read a selection that the browser has made and not yet told of. An update of the
 * view that comes between a click or an arrow key and its selectionchange would put the old
 * selection back, and what is typed next would stand where the caret was before.
 */
export function takeInSelection({ composing, dom }: EditorView): void {
	if (!composing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}
