import { Plugin, PluginKey } from '@tiptap/pm/state';
import { DecorationSet, type Decoration, type EditorView } from '@tiptap/pm/view';

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

/**
 * Whether nothing needs to be drawn: most keystrokes only make a decoration longer, which it is
 * already. They are told apart by place and by the `key` of their spec. Nor is anything drawn while
 * an input method composes: what changes in the composing text would end it.
 */
export function isDrawn(view: EditorView, decorations: DecorationSet): boolean {
	if (view.composing || view.isDestroyed) return true;
	const now = key.getState(view.state)?.find() ?? [];
	const wanted = decorations.find();
	return (
		now.length === wanted.length &&
		wanted.every((one, i) => {
			const other = now[i];
			return one.from === other?.from && one.to === other.to && keyOf(one) === keyOf(other);
		})
	);
}

const keyOf = (decoration: Decoration): unknown => (decoration.spec as { key?: unknown }).key;

export function showOverlay(view: EditorView, decorations: DecorationSet): void {
	view.dispatch(view.state.tr.setMeta(key, decorations).setMeta('addToHistory', false));
}
