import { Editor, Extension, type Extensions } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import type { Node } from '@tiptap/pm/model';
import type { DecorationSet } from '@tiptap/pm/view';
import { untrack } from 'svelte';
import type { RelativePositionJson } from '#document/positions.ts';
import { FlatBinding } from '#document/flat-binding.ts';
import { blockStart } from '#document/text-to-steps.ts';
import type { BlockType } from '#document/block.ts';
import { Photo } from '#document/nodes/photo.ts';
import { storyExtensions } from '#document/schema.ts';
import { storyText } from '#document/story-doc.ts';
import type { StoryBinding } from '#document/story-binding.ts';
import type { Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import type { TextPlace } from '#model/text-place.ts';
import type { StoryConnection } from '#lib/sync/story-connection.svelte.ts';
import { BesidePhotos } from './beside-photos.ts';
import { blockLabelsPlugin, type BlockLabelOptions } from './block-labels.ts';
import { caretsPlugin, showCarets, type RemoteCaret } from './carets.ts';
import { findPlugin, replaceHits, startFind, stepFind } from './find.ts';
import { copyText, handleDrop, handlePaste, type PasteOptions } from './paste.ts';
import { markLanding } from './mark-landing.ts';
import { isDrawn, overlayPlugin, showOverlay, type Layer } from './overlay.ts';
import { PhotoUploads } from './photo-uploads.svelte.ts';
import { PhotoView, type PhotoViewOptions } from './photo-view.ts';
import { putPhoto } from './put-photo.ts';
import { StoryKeys } from './story-keys.ts';
import { takeInSelection } from './take-in-selection.ts';
import type { UploadRefusal } from './upload-photo.ts';

export interface EditorTexts {
	labels: BlockLabelOptions;
	photo: PhotoViewOptions;
	composing: string;
	story: string;
}

export interface SessionOptions {
	storyId: Id;
	connection: StoryConnection;
	texts: EditorTexts;
	/** Further plugins of features that draw in the text, such as comments. */
	extensions: () => Extensions;
	tell: {
		photoRefused: (name: string, reason: UploadRefusal) => void;
		pasteTooLong: () => void;
		picturesLeft: (count: number) => void;
	};
	/** The person changed the text. */
	edited: () => void;
	/** The comment key was pressed in the text. */
	comment: () => void;
	find: () => void;
}

export interface ToolbarState {
	block: BlockType | 'unknown';
	list: 'bullet' | 'ordered' | null;
	marks: Record<'bold' | 'italic' | 'underline' | 'strike', boolean>;
	href: string | null;
	canUndo: boolean;
	canRedo: boolean;
	hasSelection: boolean;
}

const NO_STATE: ToolbarState = {
	block: 'paragraph',
	list: null,
	marks: { bold: false, italic: false, underline: false, strike: false },
	href: null,
	canUndo: false,
	canRedo: false,
	hasSelection: false
};

/** One story open in one window: the editor on its text, and what the toolbar shows of it. */
export class EditorSession {
	readonly photos: PhotoUploads;
	toolbar = $state.raw<ToolbarState>(NO_STATE);
	found = $state.raw({ at: 0, count: 0 });
	/** Somebody asked for the link field by its key. */
	linking = $state(false);
	/** The editor is there; the text may be read and searched. */
	ready = $state(false);
	/** May the person write here now. */
	readonly editable = $derived.by(() => this.#options.connection.access === 'write');
	#editor: Editor | null = null;
	readonly #options: SessionOptions;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.photos = new PhotoUploads({
			storyId: options.storyId,
			arrived: (asset, into) => this.#insertPhoto(asset, into),
			refused: options.tell.photoRefused
		});
	}

	get editor(): Editor | null {
		return this.#editor;
	}

	get connection(): StoryConnection {
		return this.#options.connection;
	}

	get binding(): StoryBinding | null {
		return this.#editor?.storage.flatBinding.binding ?? null;
	}

	/**
	 * Puts the editor into the page; returns the way to take it out again. Untracked: an attachment
	 * runs again when state it has read changes, and would put the editor up anew at each keystroke.
	 */
	mount = (host: HTMLElement): (() => void) => untrack(() => this.#mount(host));

	#mount(host: HTMLElement): () => void {
		const { connection } = this.#options;
		const editor = new Editor({
			element: host,
			extensions: this.#extensions(),
			injectCSS: false,
			editable: connection.access === 'write',
			editorProps: {
				attributes: {
					class: 'story-copy',
					role: 'textbox',
					'aria-multiline': 'true',
					'aria-label': this.#options.texts.story,
					spellcheck: 'false',
					translate: 'no'
				},
				clipboardTextSerializer: copyText,
				handlePaste: (view, event) =>
					event.clipboardData !== null && handlePaste(view, event.clipboardData, this.#paste),
				handleDrop: (_view, event) => handleDrop(event.dataTransfer, this.#paste)
			},
			onTransaction: ({ transaction }) => {
				if (transaction.docChanged && transaction.getMeta('addToHistory') !== false)
					this.#options.edited();
				this.#refresh();
			},
			onFocus: () => this.#reportCaret(),
			onBlur: () => connection.setCursor(null),
			onSelectionUpdate: ({ transaction }) => {
				// What is done elsewhere in the text is a step of undo of its own, however quickly.
				if (!transaction.docChanged && !editor.view.composing)
					this.binding?.history.stopCapturing();
				this.#reportCaret();
			}
		});
		this.#editor = editor;
		const stopHold = connection.holdFor(editor.view.dom, () => editor.view.composing);
		const composing = markComposing(host, editor.view.dom);
		const stopCarets = connection.onPresence(() => this.#showCarets());
		const stopSettling = connection.onArrival(() => this.settle());
		this.#refresh();
		this.#showCarets();
		this.ready = true;
		if (editor.isEditable && editor.state.doc.textContent === '') this.#beginHeadline(editor);
		return () => {
			this.ready = false;
			stopCarets();
			stopSettling();
			composing();
			stopHold();
			this.#editor = null;
			editor.destroy();
		};
	}

	/**
	 * Puts the caret at a place in the words and brings it into view; where the words have changed, at
	 * the nearest there is.
	 */
	landAt({ block, offset }: TextPlace): void {
		const editor = this.#editor;
		if (!editor || editor.state.doc.childCount === 0) return;
		const { doc } = editor.state;
		const index = Math.min(block, doc.childCount - 1);
		const into = Math.min(offset, doc.child(index).content.size);
		editor.commands.setTextSelection(blockStart(doc, index) + 1 + into);
		editor.view.focus();
		const { node } = editor.view.domAtPos(editor.state.selection.from);
		const element = node instanceof Element ? node : node.parentElement;
		element?.scrollIntoView({ block: 'center', behavior: 'instant' });
		markLanding(editor.view, blockStart(doc, index));
	}

	/** Whoever opens an empty story has come to write it. */
	#beginHeadline(editor: Editor): void {
		editor.state.doc.forEach((block, at) => {
			if (block.type.name === 'headline') editor.commands.focus(at + 1);
		});
	}

	#extensions(): Extensions {
		const { connection, texts, comment, find, extensions } = this.#options;
		const resolve = (relative: unknown) =>
			this.binding?.toAbsolute(relative as Parameters<StoryBinding['toAbsolute']>[0]) ?? null;
		const drawing = Extension.create({
			name: 'storyDrawing',
			addProseMirrorPlugins: () => [
				blockLabelsPlugin(texts.labels),
				caretsPlugin({ resolve, composingLabel: texts.composing }),
				findPlugin(),
				overlayPlugin('authors'),
				overlayPlugin('overset'),
				overlayPlugin('landed')
			]
		});
		const photo = Photo.extend({
			addNodeView:
				() =>
				({ node, view, getPos }) =>
					new PhotoView(node, view, getPos, {
						...texts.photo,
						removing: () => this.#beginStep(),
						chosen: (files, at) => this.photos.add(files, this.binding?.toRelative(at + 1))
					})
		});
		return [
			...storyExtensions().filter(({ name }) => name !== 'photo'),
			photo,
			FlatBinding.configure({ ytext: storyText(connection.doc) }),
			StoryKeys.configure({
				move: (by) => this.move(by),
				link: () => (this.linking = true),
				comment,
				find
			}),
			BesidePhotos,
			Dropcursor.configure({ class: 'story-drop', color: false }),
			drawing,
			...extensions()
		];
	}

	readonly #paste: PasteOptions = {
		photos: (files) => this.photos.add(files),
		tooLong: () => this.#options.tell.pasteTooLong(),
		picturesLeft: (count) => this.#options.tell.picturesLeft(count)
	};

	#refresh(): void {
		const editor = this.#editor;
		if (!editor) return;
		const next = readToolbar(editor, this.binding);
		// Most keystrokes change nothing of it: then nothing is drawn.
		if (JSON.stringify(next) !== JSON.stringify(this.toolbar)) this.toolbar = next;
	}

	#reportCaret(): void {
		const { selection } = this.#editor?.state ?? {};
		if (!this.binding || !selection || !this.#editor?.isFocused) return;
		this.#options.connection.setCursor({
			anchor: this.binding.toRelative(selection.anchor, -1),
			head: this.binding.toRelative(selection.head, -1)
		});
	}

	#showCarets(): void {
		const view = this.#editor?.view;
		if (!view) return;
		const carets: RemoteCaret[] = [];
		for (const { clientId, user, cursor, composing } of this.#options.connection.others) {
			if (!cursor) continue;
			carets.push({ clientId, name: user.name, ink: user.ink, composing, ...cursor });
		}
		showCarets(view, carets);
	}

	/** Called when the right to write comes or goes. */
	setEditable(editable: boolean): void {
		this.#editor?.setEditable(editable, false);
	}

	/** What comes next is a step of undo of its own, however quickly it follows on what was typed. */
	#beginStep(): void {
		this.binding?.history.stopCapturing();
	}

	undo(): void {
		this.#editor?.chain().undo().run();
		this.focus();
	}

	redo(): void {
		this.#editor?.chain().redo().run();
		this.focus();
	}

	setBlock(type: BlockType): void {
		this.#beginStep();
		this.#editor?.chain().focus().setBlock(type).run();
	}

	toggleList(kind: 'bullet' | 'ordered'): void {
		this.#beginStep();
		if (this.toolbar.list === kind) return this.setBlock('paragraph');
		this.#editor?.chain().focus().setBlock('listItem', { kind, depth: 0 }).run();
	}

	toggleMark(mark: keyof ToolbarState['marks']): void {
		this.#beginStep();
		this.#editor?.chain().focus().toggleMark(mark).run();
	}

	setLink(href: string | null): void {
		this.#beginStep();
		const chain = this.#editor?.chain().focus();
		if (href) chain?.setLink({ href }).run();
		else chain?.unsetLink().run();
	}

	/** Moves the block with the caret up (−1) or down (1). */
	move(by: 1 | -1): void {
		const editor = this.#editor;
		if (!editor?.isEditable) return;
		const at = editor.state.selection.$from.index(0);
		const before = by === -1 ? at - 1 : at + 2;
		if (before < 0 || before > editor.state.doc.childCount) return;
		this.#beginStep();
		editor.commands.moveBlock(at, before);
	}

	#insertPhoto(asset: Asset, into: RelativePositionJson | null): void {
		const editor = this.#editor;
		if (!editor?.isEditable) return;
		this.#beginStep();
		const inside = into && this.binding?.toAbsolute(into);
		editor.view.dispatch(putPhoto(editor.state, asset, inside == null ? null : inside - 1));
	}

	find(words: string): void {
		if (this.#editor) this.#showFound(startFind(this.#editor.view, words));
	}

	findStep(by: 1 | -1): void {
		if (this.#editor) this.#showFound(stepFind(this.#editor.view, by));
	}

	replace(words: string, all: boolean): void {
		if (!this.#editor?.isEditable) return;
		this.#beginStep();
		this.#showFound(replaceHits(this.#editor.view, words, all));
	}

	#showFound({ hits, now }: { hits: readonly unknown[]; now: number }): void {
		this.found = { at: now + 1, count: hits.length };
	}

	focus(): void {
		this.#editor?.commands.focus();
	}

	/** Reads a selection that the browser has made and not yet told of. */
	settle(): void {
		if (this.#editor) takeInSelection(this.#editor.view);
	}

	/** Draws what a feature has to show over the text, made for this document and no later one. */
	overlay(decorations: DecorationSet, doc: Node, layer: Layer = 'authors'): void {
		const view = this.#editor?.view;
		if (!view || isDrawn(view, decorations, layer)) return;
		this.settle();
		if (view.state.doc.eq(doc)) showOverlay(view, decorations, layer);
	}

	/** The story as plain text, for a copy to keep. */
	plainText(): string {
		return this.#editor?.getText({ blockSeparator: '\n' }) ?? '';
	}

	close(): void {
		this.photos.close();
	}
}

function readToolbar(editor: Editor, binding: StoryBinding | null): ToolbarState {
	const { selection } = editor.state;
	const { parent } = selection.$from;
	const link = editor.getAttributes('link') as { href?: string };
	const isActive = (mark: string) => editor.isActive(mark);
	return {
		// Between blocks stands what will be a paragraph.
		block: parent.isTextblock ? (parent.type.name as ToolbarState['block']) : 'paragraph',
		list: parent.type.name === 'listItem' ? (parent.attrs.kind as 'bullet' | 'ordered') : null,
		marks: {
			bold: isActive('bold'),
			italic: isActive('italic'),
			underline: isActive('underline'),
			strike: isActive('strike')
		},
		href: link.href ?? null,
		canUndo: binding?.history.canUndo ?? false,
		canRedo: binding?.history.canRedo ?? false,
		hasSelection: !selection.empty
	};
}

/** Marks the host, never the text's own elements, while an input method composes: see the CSS. */
function markComposing(host: HTMLElement, text: HTMLElement): () => void {
	const start = () => (host.dataset.composing = '');
	const end = () => delete host.dataset.composing;
	text.addEventListener('compositionstart', start);
	text.addEventListener('compositionend', end);
	return () => {
		text.removeEventListener('compositionstart', start);
		text.removeEventListener('compositionend', end);
	};
}
