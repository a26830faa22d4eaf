import { Extension } from '@tiptap/core';
import type * as Y from 'yjs';
import type { BlockType } from './block.ts';
import { StoryBinding } from './story-binding.ts';
import { blockStart } from './text-to-steps.ts';

export interface FlatBindingOptions {
	/** The story's words: storyText(doc). */
	ytext: Y.Text | null;
	/** Edits within so many ms are one step of undo. */
	captureTimeout: number;
	/** Told when the story had to be drawn anew; nothing is lost by it. */
	onProblem: (problem: Error) => void;
	/** Compare everything after every transaction: for tests. */
	verify: boolean;
}

declare module '@tiptap/core' {
	interface Commands<ReturnType> {
		flatBinding: {
			/** Takes back this person's last step. */
			undo: () => ReturnType;
			redo: () => ReturnType;
			/** Moves a block before another one (indexes in the old order; childCount: to the end). */
			moveBlock: (from: number, before: number) => ReturnType;
			/** Makes the selected blocks another kind. */
			setBlock: (type: BlockType, attrs?: Record<string, unknown>) => ReturnType;
			/** Takes the flag from words that were rescued from a deleted paragraph. */
			keepRescued: () => ReturnType;
		};
	}
	interface Storage {
		flatBinding: { binding: StoryBinding | null };
	}
}

/** Binds a Tiptap editor to a story: the words, undo, and blocks that move. */
export const FlatBinding = Extension.create<FlatBindingOptions, { binding: StoryBinding | null }>({
	name: 'flatBinding',
	// Its plugin comes first: the Y.Text must be up to date before anyone else reacts to an edit.
	priority: 10_000,
	addOptions: () => ({
		ytext: null,
		captureTimeout: 500,
		onProblem: () => undefined,
		verify: false
	}),
	addStorage: () => ({ binding: null }),
	addCommands() {
		return {
			undo:
				() =>
				({ tr, dispatch }) => {
					tr.setMeta('preventDispatch', true);
					const { binding } = this.storage;
					return dispatch ? (binding?.undo() ?? false) : (binding?.history.canUndo ?? false);
				},
			redo:
				() =>
				({ tr, dispatch }) => {
					tr.setMeta('preventDispatch', true);
					const { binding } = this.storage;
					return dispatch ? (binding?.redo() ?? false) : (binding?.history.canRedo ?? false);
				},
			moveBlock:
				(from, before) =>
				({ tr, dispatch, editor }) => {
					tr.setMeta('preventDispatch', true);
					if (dispatch) return this.storage.binding?.moveBlock(from, before) ?? false;
					const { childCount } = editor.state.doc;
					return from >= 0 && from < childCount && before >= 0 && before <= childCount;
				},
			setBlock:
				(type, attrs = {}) =>
				({ tr, state, dispatch }) => {
					const { $from, $to } = tr.selection;
					const nodeType = state.schema.nodes[type];
					if (!nodeType) return false;
					for (let i = $from.index(0); dispatch && i < $to.indexAfter(0); i++) {
						const { rescued } = tr.doc.child(i).attrs;
						tr.setNodeMarkup(blockStart(tr.doc, i), nodeType, { ...attrs, rescued }, []);
					}
					return true;
				},
			keepRescued:
				() =>
				({ tr, dispatch }) => {
					const i = tr.selection.$from.index(0);
					if (tr.doc.maybeChild(i)?.attrs.rescued !== true) return false;
					if (dispatch) tr.setNodeAttribute(blockStart(tr.doc, i), 'rescued', null);
					return true;
				}
		};
	},
	addKeyboardShortcuts() {
		return {
			'Mod-z': () => this.editor.commands.undo(),
			'Shift-Mod-z': () => this.editor.commands.redo(),
			'Mod-y': () => this.editor.commands.redo()
		};
	},
	onBeforeCreate() {
		const { ytext, ...options } = this.options;
		if (!ytext) throw new Error('FlatBinding needs the Y.Text of a story');
		const binding = new StoryBinding({ text: ytext, schema: this.editor.schema, ...options });
		this.storage.binding = binding;
		this.editor.options.content = binding.document().toJSON() as object;
	},
	addProseMirrorPlugins() {
		return this.storage.binding ? [this.storage.binding.plugin] : [];
	},
	onDestroy() {
		this.storage.binding?.close();
	}
});
