import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';

export interface PhotoViewOptions {
	credit: string;
	creditPlaceholder: string;
	missing: string;
}

/** A photo in the story: the picture, its caption (the block's content) and its credit. */
export class PhotoView implements NodeView {
	readonly dom: HTMLElement;
	readonly contentDOM: HTMLElement;
	readonly #image: HTMLImageElement;
	readonly #credit: HTMLInputElement;
	#node: Node;

	constructor(
		node: Node,
		view: EditorView,
		getPos: () => number | undefined,
		options: PhotoViewOptions
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
		this.dom.append(this.#image, this.contentDOM, this.#credit);
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
	}

	#writeCredit(view: EditorView, pos: number | undefined): void {
		if (pos === undefined || !view.editable) return;
		const credit = this.#credit.value.trim() || null;
		if (credit !== this.#node.attrs.credit)
			view.dispatch(view.state.tr.setNodeAttribute(pos, 'credit', credit));
	}

	/** The picture and the credit are ours; only the caption is ProseMirror's. */
	stopEvent(event: Event): boolean {
		return event.target === this.#credit;
	}

	ignoreMutation(mutation: ViewMutationRecord): boolean {
		return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
	}
}
