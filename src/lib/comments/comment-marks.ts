import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Id } from '#model/ids.ts';

/** A thread as it is drawn in the text. */
export interface CommentMark {
	id: Id;
	from: number;
	to: number;
	/** Its number in the text, also on its card. */
	number: number;
	/** Whose hand: red for proofreaders, blue for everyone else's. */
	hand: 'red' | 'blue';
	active: boolean;
	/** Drawn as deletion and insertion; null: an ordinary comment. */
	replacement: string | null;
	author: string;
}

interface MarkState {
	marks: readonly CommentMark[];
	decorations: DecorationSet;
}

const key = new PluginKey<MarkState>('comments');

/**
 * Draws comments and suggestions over the text; nothing of them stands in it. Between two looks at
 * the anchors the marks are mapped through edits; while an input method composes they are only
 * mapped, since a widget in the composing text would end the composition.
 */
export function commentMarksPlugin(choose: (id: Id) => void): Plugin<MarkState> {
	return new Plugin<MarkState>({
		key,
		state: {
			init: () => ({ marks: [], decorations: DecorationSet.empty }),
			apply(tr, old, _before, state) {
				const marks = tr.getMeta(key) as readonly CommentMark[] | undefined;
				if (marks) return { marks, decorations: draw(state, marks) };
				if (!tr.docChanged) return old;
				return { marks: old.marks, decorations: old.decorations.map(tr.mapping, tr.doc) };
			}
		},
		props: {
			decorations: (state) => key.getState(state)?.decorations,
			handleClick(_view, _pos, event) {
				const target = event.target instanceof Element ? event.target : null;
				const id = target?.closest<HTMLElement>('[data-thread]')?.dataset.thread;
				if (id) choose(id);
				return false;
			}
		}
	});
}

export function showMarks(view: EditorView, marks: readonly CommentMark[]): void {
	if (view.composing || view.isDestroyed) return;
	view.dispatch(view.state.tr.setMeta(key, marks).setMeta('addToHistory', false));
}

/** Where a thread's words begin on the screen; null when they are not drawn. */
export function markElement(view: EditorView, id: Id): HTMLElement | null {
	return view.dom.querySelector<HTMLElement>(`[data-thread="${id}"]`);
}

function draw(state: EditorState, marks: readonly CommentMark[]): DecorationSet {
	const size = state.doc.content.size;
	const decorations = marks
		.filter(({ from, to }) => from < to && to <= size)
		.flatMap((mark) => (mark.replacement === null ? comment(mark) : suggestion(mark)));
	return DecorationSet.create(state.doc, decorations);
}

const classes = (mark: CommentMark, base: string) =>
	`${base} ${mark.hand}${mark.active ? ' active' : ''}`;

function comment(mark: CommentMark): Decoration[] {
	return [
		Decoration.inline(mark.from, mark.to, {
			class: classes(mark, 'comment-mark'),
			'data-thread': mark.id
		}),
		numberWidget(mark)
	];
}

function suggestion(mark: CommentMark): Decoration[] {
	const { id, from, to, replacement, author } = mark;
	const attributes = { 'data-thread': id, title: author };
	return [
		Decoration.inline(from, to, {
			nodeName: 'del',
			class: classes(mark, 'suggested-out'),
			...attributes
		}),
		Decoration.widget(
			to,
			() => {
				const element = document.createElement('ins');
				element.className = classes(mark, 'suggested-in');
				element.dataset.thread = id;
				element.title = author;
				element.contentEditable = 'false';
				element.textContent = replacement;
				return element;
			},
			{ side: 1, key: `in:${id}:${mark.active}:${replacement}`, ignoreSelection: true, marks: [] }
		)
	];
}

function numberWidget(mark: CommentMark): Decoration {
	return Decoration.widget(
		mark.to,
		() => {
			const element = document.createElement('sup');
			element.className = `comment-number ${mark.hand}`;
			element.dataset.thread = mark.id;
			element.contentEditable = 'false';
			element.ariaHidden = 'true';
			element.textContent = String(mark.number);
			return element;
		},
		{ side: 1, key: `number:${mark.id}:${mark.number}`, ignoreSelection: true, marks: [] }
	);
}
