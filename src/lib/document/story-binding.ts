import type { Node, Schema } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import {
	asMove,
	asRemote,
	bindingPlugin,
	moveOf,
	pendingOf,
	type Pending
} from './binding-plugin.ts';
import { moveSegment } from './block-move.ts';
import { StoryCodec } from './codec.ts';
import { StoryCopies } from './copies.ts';
import { DoubledWords } from './doubled-words.ts';
import {
	indexOfPos,
	indexOfRelative,
	posOfIndex,
	relativeOfIndex,
	type RelativePositionJson
} from './positions.ts';
import { assertSame, correctBlocks, redrawTorn, sameLengths } from './redraw.ts';
import { readSegments, type DeltaInsert, type Segment } from './segments.ts';
import { writeDifference, writeStep } from './step-to-text.ts';
import { StoryIndex } from './story-index.ts';
import { StoryUndo } from './story-undo.ts';
import { StoryWriter } from './story-writer.ts';
import { TextToSteps, moveNode } from './text-to-steps.ts';

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
	readonly #doubled: DoubledWords;
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
		this.#doubled = new DoubledWords(this.text, this.copies);
		this.plugin = bindingPlugin({
			written: () => this.#written,
			attach: (view) =>
				this.attach({ state: () => view.state, dispatch: (tr) => view.dispatch(tr) }),
			flush: (before) => this.flush(before),
			detach: () => this.detach()
		});
		this.history.manager.on('stack-item-added', this.#keepSelection);
	}

	/** Where the blocks begin, and in which order they are shown: as the editor has them now. */
	get index(): StoryIndex {
		return this.#index;
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
		const pending = pendingOf(host.state(), this.#written);
		const first = pending[0];
		if (!first) return;
		this.#written = pending[pending.length - 1]?.count ?? this.#written;
		this.#selection = this.#selectionJson(first.tr.before, before);
		try {
			const touched = this.#writeAll(pending);
			const { tr } = host.state();
			correctBlocks(tr, this.#index, this.codec, () => this.document(), touched);
			if (tr.docChanged) host.dispatch(asRemote(tr));
			this.#check(...touched);
		} catch (problem) {
			this.#writeAnew(asError(problem));
		}
		this.#doubled.remove();
	}

	/** Returns the first block touched, and the one after the last. */
	#writeAll(pending: readonly Pending[]): [number, number] {
		let [from, to] = [Infinity, 0];
		this.#doc.transact(() => {
			for (const { tr } of pending) {
				const range = this.#write(tr);
				[from, to] = [Math.min(from, range.from), Math.max(to, range.to)];
			}
		}, this);
		return [from, to];
	}

	/**
	 * After a failure while writing: what the editor shows and the Y.Text lacks is written as a
	 * difference of blocks, so that nothing typed is lost, and then the Y.Text is drawn.
	 */
	#writeAnew(error: Error): void {
		if (this.#options.verify) throw error;
		this.#options.onProblem?.(error);
		const segments = this.#read();
		this.#index = new StoryIndex(segments);
		const shown = (this.#host as BindingHost).state().doc;
		this.#doc.transact(() => {
			writeDifference(this.#writer(), this.codec, this.codec.document(segments), shown);
		}, this);
		this.#redraw();
	}

	#writer(): StoryWriter {
		const writer = new StoryWriter(this.text, this.#index, this.copies);
		if (this.#index.shown.includes(this.#index.tail)) writer.endTail();
		return writer;
	}

	#write(tr: Transaction): { from: number; to: number } {
		const writer = this.#writer();
		const move = moveOf(tr);
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
			this.#broken = asError(problem);
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
		host.dispatch(asRemote(tr));
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
		host.dispatch(asRemote(tr));
	}

	/** Throws if lengths differ, those of the blocks touched one by one; compares all in tests. */
	#check(from: number, to: number): void {
		const { doc } = (this.#host as BindingHost).state();
		if (this.#index.length !== this.text.length || !sameLengths(doc, this.#index, from, to))
			throw new Error('the editor and the story differ in length');
		if (this.#options.verify) this.verify();
	}

	/** Throws unless document, index and Y.Text are the same in everything. */
	verify(): void {
		const segments = this.#read();
		const { doc } = (this.#host as BindingHost).state();
		assertSame(doc, this.#index, this.codec.document(segments), segments);
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
		this.#doubled.settle();
	};

	#checkRemote(changed: readonly Segment[]): void {
		const host = this.#host as BindingHost;
		const { tr } = host.state();
		redrawTorn(tr, this.#index, () => this.document(), changed);
		if (tr.docChanged) host.dispatch(asRemote(tr));
		try {
			this.#check(0, 0);
		} catch (problem) {
			this.#recover(asError(problem));
		}
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
		if (this.#selection) stackItem.meta.set(this, this.#selection);
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
		if (done) this.#restoreSelection(host, done.meta.get(this) as SelectionJson | undefined);
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
		host.dispatch(asMove(tr, { from, before }));
		return true;
	}
}

interface SelectionJson {
	anchor: RelativePositionJson;
	head: RelativePositionJson;
}

const asError = (problem: unknown): Error =>
	problem instanceof Error ? problem : new Error(String(problem));
