import { Fragment, Slice, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { cleanPaste, PASTE_LIMIT, plainPaste, type Pasted, type PastedRun } from './clean-paste.ts';

export interface PasteOptions {
	/** Photos among what was pasted or dropped. */
	photos: (files: File[]) => void;
	tooLong: () => void;
	/** So many pictures of the pasted page could not come along. */
	picturesLeft: (count: number) => void;
}

/** The blocks as a slice whose ends are open: they join the blocks they are pasted between. */
export function sliceOf(schema: Schema, pasted: Pasted): Slice {
	const blocks = pasted.blocks.map(({ type, kind, depth, runs }) => {
		const node = schema.nodes[type];
		if (!node) throw new Error(`a story schema needs the node ${type}`);
		return node.create(type === 'listItem' ? { kind, depth } : null, inline(schema, runs));
	});
	return blocks.length === 0 ? Slice.empty : new Slice(Fragment.from(blocks), 1, 1);
}

function inline(schema: Schema, runs: readonly PastedRun[]): Node[] {
	return runs.map(({ text, href, ...marks }) => {
		const set: Mark[] = [];
		for (const name of Object.keys(marks)) {
			const mark = schema.marks[name];
			if (mark) set.push(mark.create());
		}
		if (href && schema.marks.link) set.push(schema.marks.link.create({ href }));
		return schema.text(text, set);
	});
}

export const isImage = (file: File) =>
	file.type.startsWith('image/') || /\.(jpe?g|png|webp|avif|hei[cf])$/i.test(file.name);

/** Handles a paste that does not come from a story; false leaves it to ProseMirror. */
export function handlePaste(view: EditorView, data: DataTransfer, options: PasteOptions): boolean {
	const files = [...data.files].filter(isImage);
	const html = data.getData('text/html');
	const text = data.getData('text/plain');
	// Word offers a picture of the text beside the text.
	if (files.length && !text.trim()) {
		options.photos(files);
		return true;
	}
	if (html.includes('data-pm-slice')) return false;
	if (html.length > PASTE_LIMIT * 20 || text.length > PASTE_LIMIT) {
		options.tooLong();
		return true;
	}
	const pasted = html
		? cleanPaste(new DOMParser().parseFromString(html, 'text/html').body)
		: plainPaste(text);
	if (pasted.pictures > 0) options.picturesLeft(pasted.pictures);
	if (pasted.blocks.length === 0) return html !== '' || text !== '';
	const tr = view.state.tr.replaceSelection(sliceOf(view.state.schema, pasted));
	view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
	return true;
}

/** Photos dropped on the text. */
export function handleDrop(data: DataTransfer | null, options: PasteOptions): boolean {
	const files = [...(data?.files ?? [])].filter(isImage);
	if (files.length) options.photos(files);
	return files.length > 0;
}

/** Plain text of a copy: a line a block. */
export const copyText = (slice: Slice): string =>
	slice.content.textBetween(0, slice.content.size, '\n', (leaf) =>
		leaf.type.name === 'hardBreak' ? '\n' : ''
	);
