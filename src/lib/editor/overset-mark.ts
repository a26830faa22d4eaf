import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { TextPlace } from '#model/measurement.ts';

/** Where a story begins to hang out of its slots, and what is said there: 以下溢出 12 行. */
export interface OversetMark {
	from: TextPlace;
	words: string;
}

interface MarkState {
	mark: OversetMark | null;
	decorations: DecorationSet;
}

const key = new PluginKey<MarkState>('overset');

/**
 * Draws a rule over the line in which the overset begins, and one in the margin beside the blocks after
 * it. Between two measurements both are mapped through edits.
 */
export const oversetPlugin = (): Plugin<MarkState> =>
	new Plugin<MarkState>({
		key,
		state: {
			init: () => ({ mark: null, decorations: DecorationSet.empty }),
			apply(tr, old) {
				const mark = tr.getMeta(key) as OversetMark | null | undefined;
				if (mark !== undefined) return { mark, decorations: draw(tr.doc, mark) };
				if (!tr.docChanged || !old.mark) return old;
				return { mark: old.mark, decorations: old.decorations.map(tr.mapping, tr.doc) };
			}
		},
		props: { decorations: (state) => key.getState(state)?.decorations }
	});

/** Shows a mark made for the text as it is now; null: none. Not while an input method composes. */
export function showOverset(view: EditorView, mark: OversetMark | null): void {
	if (view.composing || view.isDestroyed) return;
	const drawn = placesOf(key.getState(view.state)?.decorations ?? DecorationSet.empty);
	const isDrawn = drawn === placesOf(draw(view.state.doc, mark));
	if (!isDrawn) view.dispatch(view.state.tr.setMeta(key, mark).setMeta('addToHistory', false));
}

/** What is drawn where, to tell two drawings apart. */
const placesOf = (decorations: DecorationSet): string =>
	JSON.stringify(decorations.find().map(({ from, to, spec }) => [from, to, spec as object]));

/** Where the rule stands now; null: there is none. */
export function oversetAt(view: EditorView): number | null {
	const found = key.getState(view.state)?.decorations.find(undefined, undefined, isRule) ?? [];
	return found[0]?.from ?? null;
}

const isRule = (spec: { rule?: boolean }): boolean => spec.rule === true;

function draw(doc: Node, mark: OversetMark | null): DecorationSet {
	if (!mark || mark.from.block >= doc.childCount) return DecorationSet.empty;
	const decorations: Decoration[] = [];
	doc.forEach((block, offset, index) => {
		if (index === mark.from.block) {
			const at = offset + 1 + Math.min(mark.from.offset, block.content.size);
			// The same key keeps the same element, so that a rule at rest is not drawn again.
			const spec = { key: mark.words, side: -1, ignoreSelection: true, marks: [], rule: true };
			decorations.push(Decoration.widget(at, () => ruleElement(mark.words), spec));
		} else if (index > mark.from.block) {
			decorations.push(
				Decoration.node(offset, offset + block.nodeSize, { class: 'is-overset' }, { over: true })
			);
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
