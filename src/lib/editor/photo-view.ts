import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';

export interface PhotoViewOptions {
	/** Stands where there is no caption yet. */
	caption: string;
	credit: string;
	creditPlaceholder: string;
	missing: string;
	remove: string;
}

export interface PhotoViewHooks {
	/** It is about to be taken out. */
	removing: () => void;
}

/** A photo in the story: the picture, its caption (the block's content) and its credit. */
export class PhotoView implements NodeView {
	readonly dom: HTMLElement;
	readonly contentDOM: HTMLElement;
	readonly #image: HTMLImageElement;
	readonly #credit: HTMLInputElement;
	readonly #remove: HTMLButtonElement;
	#node: Node;

	constructor(
		node: Node,
		view: EditorView,
		getPos: () => number | undefined,
		options: PhotoViewOptions & PhotoViewHooks
	) {
		this.#node = node;
		this.dom = document.createElement('figure');
		this.dom.className = 'story-photo';
		this.dom.dataset.block = 'photo';
		this.#image = document.createElement('img');
		this.#image.draggable = false;
		this.#image.contentEditable = 'false';
		this.#image.onerror = () => (this.#image.alt = options.missing);
		this.contentDOM = document.createElement('figcaption');
		this.contentDOM.dataset.placeholder = options.caption;
		this.#credit = document.createElement('input');
		this.#credit.className = 'photo-credit';
		this.#credit.placeholder = options.creditPlaceholder;
		this.#credit.ariaLabel = options.credit;
		this.#credit.contentEditable = 'false';
		this.#credit.onchange = () => this.#writeCredit(view, getPos());
		this.#credit.onkeydown = (event) => {
			if (event.key !== 'Enter' || event.isComposing) return;
			event.preventDefault();
			view.focus();
		};
		// A press on the picture goes to its caption, not to wherever the caret was before.
		this.#image.onclick = () => toCaption(view, getPos());
		this.#remove = document.createElement('button');
		this.#remove.type = 'button';
		this.#remove.className = 'photo-remove';
		this.#remove.textContent = options.remove;
		this.#remove.contentEditable = 'false';
		this.#remove.onclick = () => {
			options.removing();
			this.#delete(view, getPos());
		};
		this.dom.append(this.#image, this.contentDOM, this.#credit, this.#remove);
		this.#show(view.editable);
	}

	update(node: Node): boolean {
		if (node.type !== this.#node.type) return false;
		this.#node = node;
		this.#show(!this.dom.closest('[contenteditable="false"]'));
		return true;
	}

	#show(editable: boolean): void {
		const { asset, credit } = this.#node.attrs as { asset: string | null; credit: string | null };
		const source = asset ? `/assets/${encodeURIComponent(asset)}?w=960` : '';
		if (this.#image.getAttribute('src') !== source) {
			this.#image.alt = '';
			if (source) this.#image.src = source;
			else this.#image.removeAttribute('src');
		}
		if (document.activeElement !== this.#credit) this.#credit.value = credit ?? '';
		this.#credit.readOnly = !editable;
		this.#remove.hidden = !editable;
	}

	#writeCredit(view: EditorView, pos: number | undefined): void {
		if (pos === undefined || !view.editable) return;
		const credit = this.#credit.value.trim() || null;
		if (credit !== this.#node.attrs.credit)
			view.dispatch(view.state.tr.setNodeAttribute(pos, 'credit', credit));
	}

	#delete(view: EditorView, pos: number | undefined): void {
		if (pos === undefined || !view.editable) return;
		view.dispatch(view.state.tr.delete(pos, pos + this.#node.nodeSize));
		view.focus();
	}

	/** The picture and the credit are ours; only the caption is ProseMirror's. */
	stopEvent(event: Event): boolean {
		return event.target === this.#credit || event.target === this.#remove;
	}

	ignoreMutation(mutation: ViewMutationRecord): boolean {
		return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
	}
}

function toCaption(view: EditorView, pos: number | undefined): void {
	if (pos === undefined || !view.editable) return;
	const { doc, tr } = view.state;
	const end = pos + 1 + (doc.nodeAt(pos)?.content.size ?? 0);
	view.dispatch(tr.setSelection(TextSelection.create(doc, end)));
	view.focus();
}
