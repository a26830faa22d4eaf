import { Plugin, PluginKey } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('overlay');

/**
 * Holds what a feature that is loaded later draws over the text. Between two drawings it is mapped
 * through edits.
 */
export const overlayPlugin = (): Plugin<DecorationSet> =>
	new Plugin<DecorationSet>({
		key,
		state: {
			init: () => DecorationSet.empty,
			apply: (tr, old) =>
				(tr.getMeta(key) as DecorationSet | undefined) ??
				(tr.docChanged ? old.map(tr.mapping, tr.doc) : old)
		},
		props: { decorations: (state) => key.getState(state) }
	});

/** Not while an input method composes: what changes in the composing text would end it. */
export function showOverlay(view: EditorView, decorations: DecorationSet): void {
	if (view.composing || view.isDestroyed) return;
	view.dispatch(view.state.tr.setMeta(key, decorations).setMeta('addToHistory', false));
}
