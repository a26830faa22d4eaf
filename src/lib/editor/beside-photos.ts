import { Extension } from '@tiptap/core';
import { GapCursor, gapCursor } from '@tiptap/pm/gapcursor';
import { Plugin, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { takeInSelection } from './take-in-selection.ts';

/** Kinds of input that put characters where the caret is. */
const BRINGS_WORDS = /^insert(?!Paragraph|LineBreak)/;

/** The place below a photo that ends the story; null where the story ends otherwise. */
export function belowLastPhoto({ doc }: EditorState): GapCursor | null {
	if (doc.lastChild?.type.name !== 'photo') return null;
	return new GapCursor(doc.resolve(doc.content.size));
}

/**
 * Above, below and between photos there may be no paragraph. There the caret stands on a line of its
 * own, which becomes a paragraph with the first character: whoever only looks changes nothing.
 */
export const BesidePhotos = Extension.create({
	name: 'besidePhotos',
	// Before the keys of ProseMirror, and before whatever else looks at what is typed.
	priority: 2000,
	addKeyboardShortcuts() {
		const toEnd = () => goBelow(this.editor.view);
		return { 'Mod-End': toEnd, 'Cmd-ArrowDown': toEnd };
	},
	addProseMirrorPlugins: () => [
		new Plugin({
			props: {
				handleClick: (view, _pos, event) =>
					event.target === view.dom && isBelowAll(view, event.clientY) && goBelow(view),
				handleDOMEvents: {
					keydown: lookAgain,
					compositionstart: prepare,
					beforeinput: (view, { inputType }) => BRINGS_WORDS.test(inputType) && prepare(view)
				}
			}
		}),
		gapCursor()
	]
});

function goBelow(view: EditorView): boolean {
	const place = view.editable ? belowLastPhoto(view.state) : null;
	if (!place) return false;
	view.dispatch(view.state.tr.setSelection(place).scrollIntoView());
	return true;
}

const isBelowAll = ({ dom }: EditorView, y: number): boolean =>
	y > (dom.lastElementChild?.getBoundingClientRect().bottom ?? Infinity);

/** Beside a photo ProseMirror writes itself, and where it last knew the caret to be. */
function lookAgain(view: EditorView): false {
	if (view.state.selection instanceof GapCursor) takeInSelection(view);
	return false;
}

/** Sees to it that what is about to be typed stands in a block. */
function prepare(view: EditorView): false {
	lookAgain(view);
	beginParagraph(view);
	bringBack(view);
	return false;
}

function beginParagraph({ state, dispatch }: EditorView): void {
	const { selection, schema, tr } = state;
	if (!(selection instanceof GapCursor) || !schema.nodes.paragraph) return;
	tr.insert(selection.head, schema.nodes.paragraph.create());
	dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.head + 1)));
}

/**
 * The browser also puts its caret into a photo beside the caption, which ProseMirror takes for the
 * caption's end; what is typed there would stand on the screen and in no story.
 */
function bringBack(view: EditorView): void {
	const caret = view.dom.ownerDocument.getSelection();
	const photo = caret?.isCollapsed ? caret.anchorNode : null;
	if (!(photo instanceof HTMLElement) || !photo.matches('.story-photo')) return;
	const pos = view.posAtDOM(photo, caret?.anchorOffset ?? 0);
	view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)));
	const { node, offset } = view.domAtPos(pos);
	caret?.collapse(node, offset);
}
