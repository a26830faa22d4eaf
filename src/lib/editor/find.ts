import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

export interface Hit {
	from: number;
	to: number;
}

interface FindState {
	query: string;
	hits: readonly Hit[];
	/** Which hit is looked at; −1: none. */
	now: number;
}

const key = new PluginKey<FindState>('find');

/** Every place where the words stand within one block; Latin letters in either case. */
export function findHits(doc: Node, query: string): Hit[] {
	const needle = query.toLowerCase();
	const hits: Hit[] = [];
	if (!needle) return hits;
	doc.forEach((block, offset) => {
		// One character for whatever is no text keeps positions right.
		const text = block.textBetween(0, block.content.size, '', '\ufffc').toLowerCase();
		// Lower-casing may change lengths (İ); such a block is searched as it stands.
		const hay =
			text.length === block.content.size
				? text
				: block.textBetween(0, block.content.size, '', '\ufffc');
		for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
			hits.push({ from: offset + 1 + at, to: offset + 1 + at + needle.length });
	});
	return hits;
}

export function findPlugin(): Plugin<FindState> {
	return new Plugin<FindState>({
		key,
		state: {
			init: () => ({ query: '', hits: [], now: -1 }),
			apply(tr, old) {
				const asked = tr.getMeta(key) as Partial<FindState> | undefined;
				const query = asked?.query ?? old.query;
				if (!asked && !(tr.docChanged && query)) return old;
				const hits = findHits(tr.doc, query);
				const now = Math.min(asked?.now ?? old.now, hits.length - 1);
				return { query, hits, now };
			}
		},
		props: {
			decorations(state) {
				const found = key.getState(state);
				if (!found?.hits.length) return null;
				const decorations = found.hits.map(({ from, to }, index) =>
					Decoration.inline(from, to, { class: index === found.now ? 'find-hit now' : 'find-hit' })
				);
				return DecorationSet.create(state.doc, decorations);
			}
		}
	});
}

export const findState = (view: EditorView): FindState =>
	key.getState(view.state) ?? { query: '', hits: [], now: -1 };

/** Looks for words from the caret on; an empty query ends the search. Returns what was found. */
export function startFind(view: EditorView, query: string): FindState {
	const hits = findHits(view.state.doc, query);
	const from = view.state.selection.from;
	const ahead = hits.findIndex((hit) => hit.to >= from);
	const now = hits.length === 0 ? -1 : Math.max(ahead, 0);
	view.dispatch(view.state.tr.setMeta(key, { query, now }));
	reveal(view);
	return findState(view);
}

/** To the next (1) or previous (−1) place, around the end. */
export function stepFind(view: EditorView, by: 1 | -1): FindState {
	const { hits, now } = findState(view);
	if (hits.length) {
		const next = (now + by + hits.length) % hits.length;
		view.dispatch(view.state.tr.setMeta(key, { now: next }));
		reveal(view);
	}
	return findState(view);
}

function reveal(view: EditorView): void {
	const { hits, now } = findState(view);
	const hit = hits[now];
	if (!hit) return;
	const { node } = view.domAtPos(hit.from);
	const element = node instanceof Element ? node : node.parentElement;
	element?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Replaces the place looked at, or all of them in one step. */
export function replaceHits(view: EditorView, words: string, all: boolean): FindState {
	const { hits, now } = findState(view);
	const chosen = all ? hits : hits.slice(now, now + 1);
	const tr = view.state.tr;
	for (const { from, to } of [...chosen].reverse()) {
		const marks = view.state.doc.resolve(from).marksAcross(view.state.doc.resolve(to)) ?? [];
		if (words) tr.replaceWith(from, to, view.state.schema.text(words, marks));
		else tr.delete(from, to);
	}
	if (tr.docChanged) view.dispatch(tr);
	reveal(view);
	return findState(view);
}
