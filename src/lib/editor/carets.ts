import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Ink } from '#model/person.ts';

/** Somebody else's caret: where it is, as relative positions, and whose. */
export interface RemoteCaret {
	/** The connection it belongs to; a person with two tabs has two carets. */
	clientId: number;
	name: string;
	ink: Ink;
	anchor: unknown;
	head: unknown;
	composing: boolean;
}

export interface CaretOptions {
	/** A relative position as a position of the document now, or null if its place is gone. */
	resolve: (relative: unknown) => number | null;
	/** The word shown beside a name while its owner is composing. */
	composingLabel: string;
}

/** How long a name stands beside a caret that has moved. */
const FLAG_MS = 2000;

export const caretsKey = new PluginKey<CaretState>('carets');

interface CaretState {
	carets: readonly RemoteCaret[];
	decorations: DecorationSet;
}

/**
 * Draws the others' carets and selections. Between two reports a caret is mapped through edits; a
 * report resolves it anew. While an input method composes nothing is redrawn but mapped: a widget
 * that comes into the composing text node would end the composition.
 */
export function caretsPlugin(options: CaretOptions): Plugin<CaretState> {
	return new Plugin<CaretState>({
		key: caretsKey,
		state: {
			init: () => ({ carets: [], decorations: DecorationSet.empty }),
			apply(tr, old, _before, state) {
				const carets = tr.getMeta(caretsKey) as readonly RemoteCaret[] | undefined;
				if (carets) return { carets, decorations: draw(state, carets, options) };
				if (!tr.docChanged) return old;
				return { carets: old.carets, decorations: old.decorations.map(tr.mapping, tr.doc) };
			}
		},
		props: {
			decorations: (state) => caretsKey.getState(state)?.decorations
		},
		view: (view) => new FlagTimer(view)
	});
}

/** Shows these carets; held back while the person composes, and shown when they are done. */
export function showCarets(view: EditorView, carets: readonly RemoteCaret[]): void {
	if (view.composing || view.isDestroyed) return;
	view.dispatch(view.state.tr.setMeta(caretsKey, carets).setMeta('addToHistory', false));
}

function draw(
	state: EditorState,
	carets: readonly RemoteCaret[],
	{ resolve, composingLabel }: CaretOptions
): DecorationSet {
	const decorations: Decoration[] = [];
	const size = state.doc.content.size;
	for (const caret of carets) {
		const head = resolve(caret.head);
		if (head === null || head > size) continue;
		const anchor = resolve(caret.anchor);
		if (anchor !== null && anchor !== head && anchor <= size)
			decorations.push(
				Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
					class: `remote-selection who-${caret.ink}`
				})
			);
		decorations.push(
			Decoration.widget(head, () => caretElement(caret, composingLabel), {
				// The same key keeps the same element, so that a caret at rest is not drawn again.
				key: `${caret.clientId}:${JSON.stringify(caret.head)}:${caret.composing}`,
				side: 10,
				ignoreSelection: true,
				marks: []
			})
		);
	}
	return DecorationSet.create(state.doc, decorations);
}

function caretElement(caret: RemoteCaret, composingLabel: string): HTMLElement {
	const element = document.createElement('span');
	element.className = `remote-caret moved who-${caret.ink}`;
	element.dataset.movedAt = String(performance.now());
	element.setAttribute('aria-hidden', 'true');
	const flag = document.createElement('span');
	flag.className = 'remote-caret-flag';
	flag.textContent = caret.composing ? `${caret.name} ${composingLabel}` : caret.name;
	element.append(flag);
	return element;
}

/** Takes the name away two seconds after a caret moved; hovering brings it back (by CSS). */
class FlagTimer {
	readonly #view: EditorView;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(view: EditorView) {
		this.#view = view;
	}

	update(view: EditorView, before: EditorState): void {
		if (caretsKey.getState(view.state)?.carets === caretsKey.getState(before)?.carets) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#settle(), FLAG_MS);
	}

	#settle(): void {
		const now = performance.now();
		let waiting = false;
		for (const element of this.#view.dom.querySelectorAll<HTMLElement>('.remote-caret.moved')) {
			const settled = now - Number(element.dataset.movedAt) >= FLAG_MS - 20;
			if (settled) element.classList.remove('moved');
			else waiting = true;
		}
		if (waiting) this.#timer = setTimeout(() => this.#settle(), 500);
	}

	destroy(): void {
		clearTimeout(this.#timer);
	}
}
