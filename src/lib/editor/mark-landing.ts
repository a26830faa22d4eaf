import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { showOverlay } from './overlay.ts';

/** How long the place at which somebody has landed is marked, ms; story-copy.css fades it in that time. */
export const LANDING_MS = 2000;

/** Marks the block at a position for a moment. */
export function markLanding(view: EditorView, at: number): void {
	const block = view.state.doc.nodeAt(at);
	if (!block || view.composing) return;
	const mark = Decoration.node(at, at + block.nodeSize, { class: 'is-landed' });
	showOverlay(view, DecorationSet.create(view.state.doc, [mark]), 'landed');
	setTimeout(() => {
		// What changes in a composing text would end it; the mark has faded by itself.
		if (!view.isDestroyed && !view.composing) showOverlay(view, DecorationSet.empty, 'landed');
	}, LANDING_MS);
}
