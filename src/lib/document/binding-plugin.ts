import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** A change of the editor's that may not be in the Y.Text yet; they are counted from 1. */
export interface Pending {
	count: number;
	tr: Transaction;
}

/** Set on a transaction that moves a block: its index, and the index before which it goes. */
export interface BlockMove {
	from: number;
	before: number;
}

/** What the plugin tells the binding, and asks it. */
export interface PluginOwner {
	/** How many of the editor's changes are in the Y.Text. */
	written: () => number;
	attach: (view: EditorView) => void;
	flush: (before: EditorState) => void;
	detach: () => void;
}

const key = new PluginKey<Pending[]>('story-binding');
const REMOTE = 'remote';

/** Marks a transaction as one that brings the Y.Text's state into the editor. */
export const asRemote = (tr: Transaction): Transaction =>
	tr.setMeta(key, REMOTE).setMeta('addToHistory', false);

export const asMove = (tr: Transaction, move: BlockMove): Transaction => tr.setMeta(key, move);

export const moveOf = (tr: Transaction): BlockMove | undefined =>
	tr.getMeta(key) as BlockMove | undefined;

/** The changes of a state that are not yet written. */
export const pendingOf = (state: EditorState, written: number): Pending[] =>
	(key.getState(state) ?? []).filter(({ count }) => count > written);

/**
 * Keeps the changes in the editor's state, so that none is missed and none comes twice, in
 * whatever order plugins react and however they dispatch in between.
 */
export const bindingPlugin = (owner: PluginOwner): Plugin<Pending[]> =>
	new Plugin<Pending[]>({
		key,
		state: {
			init: () => [],
			apply: (tr, pending) => {
				if (!tr.docChanged || tr.getMeta(key) === REMOTE) return pending;
				const count = (pending[pending.length - 1]?.count ?? owner.written()) + 1;
				return [...pending.filter((other) => other.count > owner.written()), { count, tr }];
			}
		},
		view: (view) => {
			owner.attach(view);
			return { update: (_, before) => owner.flush(before), destroy: () => owner.detach() };
		}
	});
