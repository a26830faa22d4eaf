import { Plugin, PluginKey } from '@tiptap/pm/state';
import { DecorationSet, type Decoration, type EditorView } from '@tiptap/pm/view';

/** Who wrote what; where the story begins to hang out of its slots; where somebody has just landed. */
export type Layer = 'authors' | 'overset' | 'landed';

const KEYS: Record<Layer, PluginKey<DecorationSet>> = {
	authors: new PluginKey('authors overlay'),
	overset: new PluginKey('overset overlay'),
	landed: new PluginKey('landed overlay')
};

/**
 * Holds what a feature that is loaded later draws over the text. Between two drawings it is mapped
 * through edits.
 */
export const overlayPlugin = (layer: Layer): Plugin<DecorationSet> => {
	const key = KEYS[layer];
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: () => DecorationSet.empty,
			apply: (tr, old) =>
				(tr.getMeta(key) as DecorationSet | undefined) ??
				(tr.docChanged ? old.map(tr.mapping, tr.doc) : old)
		},
		props: { decorations: (state) => key.getState(state) }
	});
};

/**
 * Whether nothing needs to be drawn: most keystrokes only make a decoration longer, which it is
 * already. They are told apart by place and by the `key` of their spec. Nor is anything drawn while
 * an input method composes: what changes in the composing text would end it.
 */
export function isDrawn(view: EditorView, decorations: DecorationSet, layer: Layer): boolean {
	if (view.composing || view.isDestroyed) return true;
	const now = KEYS[layer].getState(view.state)?.find() ?? [];
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

export function showOverlay(view: EditorView, decorations: DecorationSet, layer: Layer): void {
	view.dispatch(view.state.tr.setMeta(KEYS[layer], decorations).setMeta('addToHistory', false));
}
