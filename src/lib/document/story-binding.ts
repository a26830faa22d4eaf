import type { Node, Schema } from '@tiptap/pm/model';
import {
	Plugin,
	PluginKey,
	TextSelection,
	type EditorState,
	type Transaction
} from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { moveSegment } from './block-move.ts';
import { StoryCodec, UNCLEAN } from './codec.ts';
import { StoryCopies, type Doubled } from './copies.ts';
import { indexOfId } from './items.ts';
import {
	indexOfPos,
	indexOfRelative,
	posOfIndex,
	relativeOfIndex,
	type RelativePositionJson
} from './positions.ts';
import { readSegments, visibleLength, type DeltaInsert, type Segment } from './segments.ts';
import { writeStep } from './step-to-text.ts';
import { StoryIndex } from './story-index.ts';
import { HOUSEKEEPING, StoryUndo } from './story-undo.ts';
import { StoryWriter } from './story-writer.ts';
import { TextToSteps, blockStart, moveNode } from './text-to-steps.ts';

/** The editor as the binding needs it: a view's, or a bare state's in tests and on the server. */
export interface BindingHost {
	state: () => EditorState;
	dispatch: (tr: Transaction) => void;
}

export interface BindingOptions {
	text: Y.Text;
	schema: Schema;
	/** Edits within so many ms are one step of undo. */
	captureTimeout?: number;
	/** Told when the binding had to draw the story anew; nothing is lost by it. */
	onProblem?: (problem: Error) => void;
	/** Compare everything after every transaction and throw at a difference: for tests. */
	verify?: boolean;
}

interface Pending {
	count: number;
	tr: Transaction;
}

/** Set on a transaction that moves a block, with its index and the index before which it goes. */
export interface BlockMove {
	from: number;
	before: number;
}

const key = new PluginKey<Pending[]>('story-binding');
const REMOTE = 'remote';

/**
 * Keeps an editor's document and a Y.Text the same, in both directions, with edits no larger than
 * the change. Remote changes never cause a write. The editor hands its transactions over by
 * `flush`, which the plugin calls after each update of a view; with a bare state, call it yourself.
 */
export class StoryBinding {
	readonly text: Y.Text;
	readonly codec: StoryCodec;
	readonly copies: StoryCopies;
	readonly history: StoryUndo;
	readonly plugin: Plugin<Pending[]>;
	#index = new StoryIndex();
	#host: BindingHost | null = null;
	readonly #options: BindingOptions;
	readonly #doc: Y.Doc;
	/** How many of the editor's changes are in the Y.Text. */
	#written = 0;
	#doubled: Doubled[] = [];
	#selection: SelectionJson | null = null;
	/** What changed other than by this editor since all was last checked. */
	readonly #changed = new Set<Segment>();
	#broken: Error | null = null;

	constructor(options: BindingOptions) {
		this.#options = options;
		this.text = options.text;
		this.#doc = options.text.doc as Y.Doc;
		this.codec = new StoryCodec(options.schema);
		this.copies = new StoryCopies(this.#doc);
		this.history = new StoryUndo(this.text, this.copies, this, options.captureTimeout ?? 500);
		this.plugin = this.#createPlugin();
		this.history.manager.on('stack-item-added', this.#keepSelection);
	}

	#createPlugin(): Plugin<Pending[]> {
		return new Plugin<Pending[]>({
			key,
			state: {
				init: () => [],
				apply: (tr, pending) => {
					if (!tr.docChanged || tr.getMeta(key) === REMOTE) return pending;
					const count = (pending[pending.length - 1]?.count ?? this.#written) + 1;
					return [...pending.filter((other) => other.count > this.#written), { count, tr }];
				}
			},
			view: (view) => {
				this.attach({ state: () => view.state, dispatch: (tr) => view.dispatch(tr) });
				return {
					update: (_, before) => this.flush(before),
					destroy: () => this.detach()
				};
			}
		});
	}

	/** The story as the editor should show it. */
	document(): Node {
		return this.codec.document(this.#read());
	}

	#read() {
		return readSegments(this.text.toDelta() as DeltaInsert[]);
	}

	/** Joins the editor: from now on both go along with each other. */
	attach(host: BindingHost): void {
		this.detach();
		this.#host = host;
		this.text.observe(this.#onText);
		this.#doc.on('afterAllTransactions', this.#afterAll);
		this.#redraw();
	}

	detach(): void {
		if (!this.#host) return;
		this.#host = null;
		this.text.unobserve(this.#onText);
		this.#doc.off('afterAllTransactions', this.#afterAll);
	}

	close(): void {
		this.detach();
		this.history.close();
		this.copies.close();
	}

	/** Writes the editor's changes since the last call into the Y.Text. */
	flush(before?: EditorState): void {
		const host = this.#host;
		if (!host) return;
		const state = host.state();
		const pending = (key.getState(state) ?? []).filter(({ count }) => count > this.#written);
		const first = pending[0];
		if (!first) return;
		this.#written = pending[pending.length - 1]?.count ?? this.#written;
		this.#selection = this.#selectionJson(first.tr.before, before);
		let touched = { from: Infinity, to: 0 };
		this.#doc.transact(() => {
			for (const { tr } of pending) {
				const range = this.#write(tr);
				touched = { from: Math.min(touched.from, range.from), to: Math.max(touched.to, range.to) };
			}
		}, this);
		this.#correct(touched.from, touched.to);
		this.#check(touched.from, touched.to);
		this.#removeDoubled();
	}

	#write(tr: Transaction): { from: number; to: number } {
		const writer = new StoryWriter(this.text, this.#index, this.copies);
		if (this.#index.shown.includes(this.#index.tail)) writer.endTail();
		const move = tr.getMeta(key) as BlockMove | undefined;
		if (move) {
			moveSegment(writer, move.from, move.before);
			return { from: Math.min(move.from, move.before), to: Math.max(move.from, move.before) };
		}
		let touched = { from: Infinity, to: 0 };
		tr.steps.forEach((step, i) => {
			const before = tr.docs[i] as Node;
			const range = writeStep(writer, this.codec, step, before, tr.docs[i + 1] ?? tr.doc);
			touched = { from: Math.min(touched.from, range.from), to: Math.max(touched.to, range.to) };
		});
		return touched;
	}

	/**
	 * Redraws blocks that the editor shows otherwise than the Y.Text now says: attributes that came
	 * from another type, characters that may not stand in a block.
	 */
	#correct(from: number, to: number): void {
		const host = this.#host as BindingHost;
		const { tr } = host.state();
		const unclean: number[] = [];
		for (let i = from; i < Math.min(to, tr.doc.childCount); i++) {
			const node = tr.doc.child(i);
			const segment = this.#index.shown[i];
			if (!segment) continue;
			if (node.content.content.some((child) => child.isText && !isClean(child.text ?? '')))
				unclean.push(i);
			if (this.codec.agrees(node, segment)) continue;
			const { type, attrs } = this.codec.markup(segment.attrs, visibleLength(segment) === 0);
			tr.setNodeMarkup(blockStart(tr.doc, i), type, attrs, []);
		}
		if (unclean.length) this.#redrawContent(tr, unclean);
		if (tr.docChanged) host.dispatch(tr.setMeta(key, REMOTE).setMeta('addToHistory', false));
	}

	#redrawContent(tr: Transaction, blocks: number[]): void {
		const doc = this.document();
		for (const i of blocks) {
			const start = blockStart(tr.doc, i);
			tr.replaceWith(start + 1, start + 1 + tr.doc.child(i).content.size, doc.child(i).content);
		}
	}

	readonly #onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
		const host = this.#host;
		if (transaction.origin === this || !host || this.#broken) return;
		const state = host.state();
		const tr = state.tr;
		try {
			const steps = new TextToSteps(this.#index, this.codec, tr);
			steps.apply(event.delta);
			for (const segment of steps.touched) this.#changed.add(segment);
		} catch (problem) {
			this.#broken = problem instanceof Error ? problem : new Error(String(problem));
			return;
		}
		if (tr.docChanged) this.#dispatchRemote(host, state, tr);
	};

	#dispatchRemote(host: BindingHost, state: EditorState, tr: Transaction): void {
		const { selection } = state;
		// A caret stays with what is left of it, so that two people's words do not mingle.
		if (selection instanceof TextSelection && selection.empty && !tr.selectionSet) {
			const $pos = tr.doc.resolve(tr.mapping.map(selection.head, -1));
			if ($pos.parent.inlineContent) tr.setSelection(new TextSelection($pos));
		}
		host.dispatch(tr.setMeta(key, REMOTE).setMeta('addToHistory', false));
	}

	/** Draws the whole story anew after a failure; the Y.Text is right by definition. */
	#recover(error: Error): void {
		if (this.#options.verify) throw error;
		this.#options.onProblem?.(error);
		this.#redraw();
	}

	#redraw(): void {
		const host = this.#host as BindingHost;
		const segments = this.#read();
		this.#index = new StoryIndex(segments);
		const wanted = this.codec.document(segments);
		const { tr } = host.state();
		const start = tr.doc.content.findDiffStart(wanted.content);
		if (start === null) return;
		tr.replaceWith(0, tr.doc.content.size, wanted.content);
		host.dispatch(tr.setMeta(key, REMOTE).setMeta('addToHistory', false));
	}

	/** Cheap in production: all lengths, and the blocks touched. Everything in tests. */
	#check(from: number, to: number): void {
		const { doc } = (this.#host as BindingHost).state();
		const { shown, length } = this.#index;
		const sizes = (i: number) =>
			visibleLength(shown[i] as NonNullable<(typeof shown)[number]>) === doc.child(i).content.size;
		let same = length === this.text.length && shown.length === doc.childCount;
		for (let i = from; same && i < Math.min(to, doc.childCount); i++) same = sizes(i);
		if (!same) this.#recover(new Error('the editor and the story differ in length'));
		if (this.#options.verify) this.verify();
	}

	/** Throws unless document, index and Y.Text are the same in everything. */
	verify(): void {
		const { doc } = (this.#host as BindingHost).state();
		const segments = this.#read();
		const wanted = this.codec.document(segments);
		if (!doc.eq(wanted)) throw new Error(`the editor shows\n${doc}\nbut the story is\n${wanted}`);
		const fresh = new StoryIndex(segments);
		const describe = (index: StoryIndex) =>
			JSON.stringify([
				index.segments.map(({ length, holes, attrs }) => [
					length,
					holes,
					Object.entries(attrs).sort()
				]),
				index.shown.map((segment) => index.segments.indexOf(segment))
			]);
		if (describe(fresh) !== describe(this.#index))
			throw new Error(`index\n${describe(this.#index)}\nbut the story is\n${describe(fresh)}`);
	}

	/**
	 * Words that two people brought back at the same time stand twice. Whoever brought them back
	 * takes the extra ones away when learning of it; else the next person to write does.
	 */
	#settleDoubled(): void {
		this.#doubled.push(...this.copies.takeDoubled());
		const own = this.#doc.clientID;
		if (this.#doubled.some(({ kept, extra }) => kept.client === own || extra.client === own))
			this.#removeDoubled();
	}

	/**
	 * Only now is the Y.Text what the events told: computing an event's delta, like a write in an
	 * observer, starts a transaction of its own, whose event comes later.
	 */
	readonly #afterAll = (): void => {
		if (!this.#host) return;
		const broken = this.#broken;
		const changed = [...this.#changed];
		this.#broken = null;
		this.#changed.clear();
		if (broken) this.#recover(broken);
		else if (changed.length) this.#checkRemote(changed);
		this.#settleDoubled();
	};

	#checkRemote(changed: readonly Segment[]): void {
		const host = this.#host as BindingHost;
		const { tr } = host.state();
		// Half a surrogate pair deleted: the Y.Text turns the other half into U+FFFD, unannounced.
		const torn = changed
			.map((segment) => this.#index.shown.indexOf(segment))
			.filter((i) => tr.doc.maybeChild(i)?.textContent.isWellFormed() === false);
		if (torn.length) this.#redrawContent(tr, torn);
		if (tr.docChanged) host.dispatch(tr.setMeta(key, REMOTE).setMeta('addToHistory', false));
		this.#check(0, 0);
	}

	#removeDoubled(): void {
		const doubled = this.#doubled.splice(0);
		if (doubled.length === 0) return;
		this.#doc.transact(() => {
			for (const { kept, extra } of doubled) {
				const at = indexOfId(this.text, extra.client, extra.clock);
				if (this.copies.live(extra).length > 1 && at !== null && kept) this.text.delete(at, 1);
			}
		}, HOUSEKEEPING);
	}

	/** A position of the editor's document as JSON for awareness and records. */
	toRelative(pos: number, assoc = 0): RelativePositionJson {
		const { doc } = (this.#host as BindingHost).state();
		return relativeOfIndex(this.text, indexOfPos(this.#index, doc, pos), assoc);
	}

	/** Where a relative position stands in the editor's document now; null if that is unknown. */
	toAbsolute(position: RelativePositionJson): number | null {
		const at = indexOfRelative(this.text, position, this.copies);
		return at === null ? null : this.posOfIndex(at);
	}

	/** The editor's position of a raw index of the Y.Text, as anchors resolve to. */
	posOfIndex(at: number): number {
		const { doc } = (this.#host as BindingHost).state();
		return posOfIndex(this.#index, doc, at);
	}

	indexOfPos(pos: number): number {
		const { doc } = (this.#host as BindingHost).state();
		return indexOfPos(this.#index, doc, pos);
	}

	#selectionJson(doc: Node, before?: EditorState): SelectionJson | null {
		if (!before || before.doc !== doc) return null;
		const { anchor, head } = before.selection;
		return {
			anchor: relativeOfIndex(this.text, indexOfPos(this.#index, doc, anchor), -1),
			head: relativeOfIndex(this.text, indexOfPos(this.#index, doc, head), -1)
		};
	}

	readonly #keepSelection = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
		if (this.#selection) stackItem.meta.set(key, this.#selection);
	};

	/** Takes back this person's last step, and puts the selection where it was before it. */
	undo(): boolean {
		return this.#step(() => this.history.undo());
	}

	redo(): boolean {
		return this.#step(() => this.history.redo());
	}

	#step(step: () => { meta: Map<unknown, unknown> } | null): boolean {
		const host = this.#host;
		if (!host) return false;
		this.flush();
		const { anchor, head } = host.state().selection;
		this.#selection = { anchor: this.toRelative(anchor, -1), head: this.toRelative(head, -1) };
		const done = step();
		if (done) this.#restoreSelection(host, done.meta.get(key) as SelectionJson | undefined);
		return done !== null;
	}

	#restoreSelection(host: BindingHost, selection: SelectionJson | undefined): void {
		const anchor = selection && this.toAbsolute(selection.anchor);
		const head = selection && this.toAbsolute(selection.head);
		if (anchor == null || head == null) return;
		const { tr } = host.state();
		host.dispatch(
			tr
				.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)))
				.scrollIntoView()
		);
	}

	/** Moves a block before another one (indexes in the old order; childCount: to the end). */
	moveBlock(from: number, before: number): boolean {
		const host = this.#host;
		if (!host) return false;
		const { tr } = host.state();
		const { childCount } = tr.doc;
		const valid = from >= 0 && from < childCount && before >= 0 && before <= childCount;
		if (!valid || before === from || before === from + 1) return false;
		moveNode(tr, from, before);
		host.dispatch(tr.setMeta(key, { from, before } satisfies BlockMove));
		return true;
	}
}

interface SelectionJson {
	anchor: RelativePositionJson;
	head: RelativePositionJson;
}

const isClean = (text: string): boolean => !UNCLEAN.test(text) && text.isWellFormed();
