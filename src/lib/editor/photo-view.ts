import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { isImage } from './paste.ts';
import { PICTURES } from './upload-photo.ts';

export interface PhotoViewOptions {
	/** Stands where there is no caption yet. */
	caption: string;
	credit: string;
	creditPlaceholder: string;
	missing: string;
	/** In place of a picture that is still to come. */
	choose: string;
	remove: (hasPicture: boolean, hasWords: boolean) => string;
}

export interface PhotoViewHooks {
	/** It is about to be taken out. */
	removing: () => void;
	/** Pictures were chosen for, or dropped on, the empty one at this position. */
	chosen: (files: File[], at: number) => void;
}

/** A photo in the story: the picture, its caption (the block's content) and its credit. */
export class PhotoView implements NodeView {
	readonly dom: HTMLElement;
	readonly contentDOM: HTMLElement;
	readonly #image: HTMLImageElement;
	readonly #choose: HTMLButtonElement;
	readonly #credit: HTMLInputElement;
	readonly #remove: HTMLButtonElement;
	readonly #options: PhotoViewOptions & PhotoViewHooks;
	#node: Node;

	constructor(
		node: Node,
		view: EditorView,
		getPos: () => number | undefined,
		options: PhotoViewOptions & PhotoViewHooks
	) {
		this.#node = node;
		this.#options = options;
		this.dom = document.createElement('figure');
		this.dom.className = 'story-photo';
		this.dom.dataset.block = 'photo';
		this.#image = document.createElement('img');
		this.#image.draggable = false;
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
		this.#remove = button('photo-remove', () => {
			options.removing();
			this.#delete(view, getPos());
		});
		this.#choose = button('photo-choose', () =>
			askForPicture((files) => this.#fill(files, getPos()))
		);
		this.#choose.textContent = options.choose;
		const frame = document.createElement('div');
		frame.className = 'photo-frame';
		frame.contentEditable = 'false';
		frame.append(this.#image, this.#choose, this.#remove);
		this.dom.append(frame, this.contentDOM, this.#credit);
		this.#takeDrops(getPos);
		this.#show(view.editable);
	}

	/** A picture dropped anywhere on an empty one is for it; elsewhere the text takes it. */
	#takeDrops(getPos: () => number | undefined): void {
		const isMine = ({ dataTransfer }: DragEvent) =>
			!this.#choose.hidden && dataTransfer?.types.includes('Files') === true;
		this.dom.ondragover = (event) => isMine(event) && event.preventDefault();
		this.dom.ondrop = (event) => {
			if (!isMine(event)) return;
			event.preventDefault();
			this.#fill([...(event.dataTransfer?.files ?? [])].filter(isImage), getPos());
		};
	}

	#fill(files: File[], pos: number | undefined): void {
		if (pos !== undefined && files.length > 0) this.#options.chosen(files, pos);
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
		this.#remove.textContent = this.#options.remove(asset !== null, this.#node.content.size > 0);
		this.#image.hidden = asset === null;
		this.#choose.hidden = asset !== null || !editable;
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
		return event.target instanceof HTMLElement && event.target.matches('input, button');
	}

	ignoreMutation(mutation: ViewMutationRecord): boolean {
		// Whatever comes in beside the caption is drawn away: the screen shows no words but the story's.
		if (mutation.type === 'childList' && mutation.target === this.dom) return false;
		return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
	}
}

function button(className: string, onclick: () => void): HTMLButtonElement {
	const made = document.createElement('button');
	made.type = 'button';
	made.className = className;
	made.contentEditable = 'false';
	made.onclick = onclick;
	return made;
}

function askForPicture(chosen: (files: File[]) => void): void {
	const input = document.createElement('input');
	input.type = 'file';
	input.accept = PICTURES;
	input.onchange = () => chosen([...(input.files ?? [])]);
	input.click();
}

function toCaption(view: EditorView, pos: number | undefined): void {
	if (pos === undefined || !view.editable) return;
	const { doc, tr } = view.state;
	const end = pos + 1 + (doc.nodeAt(pos)?.content.size ?? 0);
	view.dispatch(tr.setSelection(TextSelection.create(doc, end)));
	view.focus();
}
