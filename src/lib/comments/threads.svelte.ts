import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { makeAnchor } from '#document/anchors.ts';
import type { StoryBinding } from '#document/story-binding.ts';
import type { Id } from '#model/ids.ts';
import type { Result } from '#model/result.ts';
import type { Thread } from '#model/thread.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { CommentDraft, type DraftKind, type SaidComment } from './comment-draft.svelte.ts';
import { commentMarksPlugin, markElement, showMarks, type CommentMark } from './comment-marks.ts';
import { handOf } from './hand-of.ts';
import { ThreadActs, type ThreadHost } from './thread-acts.ts';
import { NO_RANGES, NO_TOPS, numbersOf, rangesOf, topOf, topsOf } from './thread-places.ts';

export const FILTERS = ['open', 'suggestions', 'mine', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** The editor as comments need it. */
export interface CommentedEditor {
	readonly binding: StoryBinding | null;
	readonly editor: { readonly view: EditorView } | null;
	/** The editor stands in the page. */
	readonly ready: boolean;
	focus(): void;
	/** Reads a selection that the browser has made and not yet told of. */
	settle(): void;
}

/** Words settle before anchors are looked up anew, ms; in between they are mapped. */
const SETTLE = 120;

/** The threads of one story beside one editor. */
export class Threads implements ThreadHost {
	readonly acts: ThreadActs;
	filter = $state<Filter>('open');
	activeId = $state<Id | null>(null);
	draft = $state.raw<CommentDraft | null>(null);
	/** On a phone the threads are a sheet, which comes up when one is asked for. */
	shown = $state(false);
	/** Where each thread's words stand in the editor; those that are gone are left out. */
	ranges = $state.raw(NO_RANGES);
	/** Tops of the threads' words within the scrolled text, px. */
	tops = $state.raw(NO_TOPS);
	readonly #desk: DeskState;
	readonly #storyId: Id;
	readonly #editor: () => CommentedEditor;
	#timer: ReturnType<typeof setTimeout> | undefined;

	readonly all = $derived.by(() =>
		[...this.#desk.threads(this.#storyId)].sort((a, b) => this.#order(a) - this.#order(b))
	);
	readonly open = $derived(this.all.filter(({ state }) => state === 'open'));
	readonly resolved = $derived(this.all.filter(({ state }) => state === 'resolved'));
	/** Open threads that stand on words; in the order of the text. */
	readonly placed = $derived(this.#filtered.filter(({ id }) => this.ranges.has(id)));
	/** Open threads on the whole story, and those whose words are gone: known once the text is here. */
	readonly loose = $derived(
		this.#filtered.filter(({ id, anchor }) => !this.ranges.has(id) && (!anchor || this.ready))
	);
	readonly suggestions = $derived(this.open.filter(({ suggestion }) => suggestion !== null));
	readonly mine = $derived(
		this.open.filter(({ comments }) =>
			comments.some(({ mentionIds }) => mentionIds.includes(this.#desk.me.id))
		)
	);
	/** Numbers by the order of the text, the same in text and on cards. */
	readonly numbers = $derived(numbersOf(this.open, this.ranges));

	constructor(desk: DeskState, storyId: Id, editor: () => CommentedEditor) {
		this.#desk = desk;
		this.acts = new ThreadActs(desk);
		this.#storyId = storyId;
		this.#editor = editor;
	}

	get #filtered(): readonly Thread[] {
		return { open: this.open, suggestions: this.suggestions, mine: this.mine, all: this.open }[
			this.filter
		];
	}

	#order({ id, createdAt }: Thread): number {
		return this.ranges.get(id)?.from ?? 1e9 + createdAt / 1e6;
	}

	/** What draws in the text, and notices when it changes. */
	extension(): Extension {
		return Extension.create({
			name: 'comments',
			addProseMirrorPlugins: () => [
				commentMarksPlugin((id) => this.show(id)),
				new Plugin({
					view: () => ({
						update: (view, before) => {
							if (!view.state.doc.eq(before.doc)) this.#later();
						}
					})
				})
			]
		});
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.look(), SETTLE);
	}

	get ready(): boolean {
		return this.#editor().ready;
	}

	/** Looks up where the anchors stand now and draws them. Call when threads or text changed. */
	look(): void {
		const { binding, editor } = this.#editor();
		const view = editor?.view;
		if (!binding || !view) return;
		if (view.composing) return this.#later();
		this.#editor().settle();
		this.ranges = rangesOf(view, binding, this.all);
		this.draw();
	}

	/** Draws the marks, and learns how high they stand. */
	draw(): void {
		const view = this.#editor().editor?.view;
		if (!view) return;
		this.#editor().settle();
		showMarks(
			view,
			this.open.flatMap((thread) => this.#mark(thread) ?? [])
		);
		this.measure();
	}

	#mark(thread: Thread): CommentMark | null {
		const range = this.ranges.get(thread.id);
		const first = thread.comments[0];
		const author = first?.outside ?? this.#desk.person(first?.personId);
		if (!range) return null;
		return {
			id: thread.id,
			...range,
			number: this.numbers.get(thread.id) ?? 0,
			hand: handOf(thread, this.#desk.person),
			active: thread.id === this.activeId,
			replacement: thread.suggestion?.replacement ?? null,
			author: author?.name ?? ''
		};
	}

	measure(): void {
		const view = this.#editor().editor?.view;
		if (!view) return;
		this.tops = topsOf(view, this.ranges.keys());
	}

	activate(id: Id | null): void {
		if (this.activeId === id) return;
		this.activeId = id;
		this.draw();
	}

	/** Chooses a thread and brings the sheet up. */
	show(id: Id | null): void {
		this.shown = true;
		this.activate(id);
	}

	/** To the words of a thread. */
	reveal(id: Id): void {
		this.activate(id);
		const view = this.#editor().editor?.view;
		const element = view && markElement(view, id);
		element?.scrollIntoView({ block: 'center', behavior: 'instant' });
	}

	/** To the next (1) or previous (−1) thread in the text. */
	step(by: 1 | -1): void {
		const ids = this.placed.map(({ id }) => id);
		if (ids.length === 0) return;
		const at = this.activeId ? ids.indexOf(this.activeId) : by === 1 ? -1 : 0;
		const next = ids[(at + by + ids.length) % ids.length];
		if (next) this.reveal(next);
	}

	/** Begins a comment on what is selected; on the whole story where nothing is. */
	begin(kind: DraftKind = 'comment'): void {
		const { binding, editor } = this.#editor();
		const view = editor?.view;
		if (!binding || !view) return;
		this.#editor().settle();
		const { $from: start, $to: end, empty } = view.state.selection;
		const before = this.draft;
		this.show(null);
		const anchor = empty
			? null
			: makeAnchor(
					binding.text,
					{ block: start.index(0), offset: start.parentOffset },
					{ block: end.index(0), offset: end.parentOffset }
				);
		if (!anchor?.quote.trim())
			this.draft = new CommentDraft({ kind, anchor: null, top: 0, before });
		else {
			const top = topOf(view, view.coordsAtPos(start.pos).top);
			this.draft = new CommentDraft({ kind, anchor, top, before });
		}
	}

	cancel(): void {
		this.draft = null;
		this.#editor().focus();
	}

	/** Posts the comment being written. */
	async post(said: SaidComment): Promise<Result<unknown, RunError>> {
		const anchor = this.draft?.anchor ?? null;
		const done = await this.acts.open(this.#storyId, anchor, said);
		if (done.ok) {
			this.draft = null;
			this.look();
			this.activate(done.value);
		}
		return done;
	}

	close(): void {
		clearTimeout(this.#timer);
	}
}
