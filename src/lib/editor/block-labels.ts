import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface BlockLabelOptions {
	/** The word in the margin beside the headline deck. */
	label: (type: string) => string | null;
	/** What an empty block says of itself. */
	placeholder: (type: string) => string;
	/** The word beside words rescued from a deleted paragraph. */
	rescued: string;
}

/** Blocks named in the margin: the headline deck, as in picture 2-editor. */
const LABELLED = new Set(['kicker', 'headline', 'subhead']);

/** After compositionend the browser still writes its last change; labels are drawn after that. */
const SETTLE_MS = 60;

/**
 * Margin labels, placeholders and the note beside rescued words; all drawn by CSS from data-.
 * While an input method composes nothing of the composing block's element may change, or the
 * browser doubles its first letter; so the labels are drawn anew when it is done.
 */
export function blockLabelsPlugin(options: BlockLabelOptions): Plugin<DecorationSet> {
	const key = new PluginKey<DecorationSet>('blockLabels');
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: (_config, state) => draw(state, options),
			apply(tr, old, _before, state) {
				if (tr.getMeta(key)) return draw(state, options);
				if (!tr.docChanged) return old;
				const composing = tr.getMeta('composition') !== undefined;
				return composing ? old.map(tr.mapping, tr.doc) : draw(state, options);
			}
		},
		props: {
			decorations: (state) => key.getState(state),
			handleDOMEvents: {
				compositionend(view) {
					setTimeout(() => {
						if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
					}, SETTLE_MS);
					return false;
				}
			}
		}
	});
}

function draw(state: EditorState, options: BlockLabelOptions): DecorationSet {
	const decorations: Decoration[] = [];
	let bodyStarted = false;
	state.doc.forEach((block, offset) => {
		const empty = block.content.size === 0;
		const first = block.type.name === 'paragraph' && !bodyStarted;
		bodyStarted ||= block.type.name === 'paragraph';
		const attributes = describe(block, empty, first, options);
		if (attributes) decorations.push(Decoration.node(offset, offset + block.nodeSize, attributes));
	});
	return DecorationSet.create(state.doc, decorations);
}

function describe(block: Node, empty: boolean, firstOfBody: boolean, options: BlockLabelOptions) {
	const type = block.type.name;
	const attributes: Record<string, string> = {};
	const label = LABELLED.has(type) ? options.label(type) : null;
	if (label) attributes['data-label'] = label;
	if (block.attrs.rescued) attributes['data-note'] = options.rescued;
	// Later empty paragraphs are just empty lines; only the first says what belongs there.
	if (empty && (type !== 'paragraph' || firstOfBody)) {
		attributes['data-placeholder'] = options.placeholder(type);
		attributes.class = 'is-empty';
	}
	return Object.keys(attributes).length ? attributes : null;
}
