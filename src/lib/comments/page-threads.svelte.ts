import type { SetPage, SlotReport } from '#lib/typeset/set-page.ts';
import { placeOfPoint, type PagePoint, type PageSelection } from '#lib/typeset/words-on-page.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { ThreadPlaces } from '#model/commented.ts';
import type { Copy } from '#model/copy.ts';
import type { Galley } from '#model/galley.ts';
import type { Id } from '#model/ids.ts';
import type { TextPlace } from '#model/text-place.ts';
import type { Page } from '#model/page.ts';
import type { Result } from '#model/result.ts';
import type { Thread } from '#model/thread.ts';
import { anchorOfCopy } from '#document/anchor-of-copy.ts';
import { CommentDraft, type SaidComment } from './comment-draft.svelte.ts';
import { byId, placeOnPage, type OnPage } from './place-on-page.ts';
import { countedOff, inSlotOrder, numbersOf } from './text-order.ts';
import { ThreadActs, type ThreadHost } from './thread-acts.ts';

/** The pages as they are set, and the words they were set of. */
export interface SetStories {
	page(number: number): Page | undefined;
	setPage(number: number): SetPage | undefined;
	reportsOn(number: number): readonly SlotReport[];
	readonly copies: ReadonlyMap<Id, { copy: Copy; galley: Galley; places?: ThreadPlaces }>;
}

export interface PlacedOnPage extends OnPage {
	thread: Thread;
}

/** Words of one story. */
interface SelectedWords {
	storyId: Id;
	from: TextPlace;
	to: TextPlace;
}

/** The comments on the stories of one page of a proof. */
export class PageThreads implements ThreadHost {
	activeId = $state<Id | null>(null);
	/** Written here just now, and not yet brought into view. */
	arrived = $state<Id | null>(null);
	/** What is being written, and on which story. */
	draft = $state.raw<{ storyId: Id; draft: CommentDraft } | null>(null);
	/** What is selected on the page, and the line that keys have walked to. */
	#selected = $state.raw<PageSelection | null>(null);
	#pointed: (() => PageSelection | null) | null = null;
	/** Had the focus when the comment was begun. */
	#focused: HTMLElement | null = null;
	readonly acts: ThreadActs;
	readonly #desk: DeskState;
	readonly #stories: SetStories;
	readonly #number: () => number;

	constructor(desk: DeskState, stories: SetStories, number: () => number) {
		this.#desk = desk;
		this.#stories = stories;
		this.#number = number;
		this.acts = new ThreadActs(desk);
	}

	readonly #reports = $derived.by(() => this.#stories.reportsOn(this.#number()));
	/** By story, in the order in which the page is read. */
	readonly #onPage = $derived.by(() =>
		Map.groupBy(
			inSlotOrder(this.#reports, this.#stories.page(this.#number())?.slots ?? []),
			({ storyId }) => storyId
		)
	);

	readonly page: SetPage | undefined = $derived.by(() => this.#stories.setPage(this.#number()));

	readonly #open: readonly Thread[] = $derived.by(() =>
		[...this.#onPage.keys()]
			.flatMap((id) => this.#desk.threads(id))
			.filter(({ state }) => state === 'open')
	);
	readonly resolved: number = $derived.by(
		() =>
			[...this.#onPage.keys()]
				.flatMap((id) => this.#desk.threads(id))
				.filter(({ state }) => state === 'resolved').length
	);

	readonly #found = $derived.by(() => byId(this.#open, (one) => this.#placeOf(one)));

	/** Each story's comments by their order in it. */
	readonly #inStory: ReadonlyMap<Id, number> = $derived.by(() =>
		numbersOf(this.#open, (storyId) => this.#stories.copies.get(storyId)?.places ?? {})
	);

	/** Those that stand on words of this page: story by story as the page is read, each in its order. */
	readonly placed: readonly PlacedOnPage[] = $derived.by(() => {
		const number = ({ id }: Thread) => this.#inStory.get(id) ?? Infinity;
		const stories = [...this.#onPage.keys()];
		return this.#open
			.flatMap((thread) => {
				const at = this.#found.get(thread.id);
				return at && at !== 'elsewhere' ? [{ thread, ...at }] : [];
			})
			.sort(
				({ thread: a }, { thread: b }) =>
					stories.indexOf(a.storyId) - stories.indexOf(b.storyId) || number(a) - number(b)
			);
	});

	/** From 1 over the whole page, so that a number means one comment of it. */
	readonly numbers: ReadonlyMap<Id, number> = $derived.by(() => countedOff(this.placed));

	/** Those on a whole story that begins here, or on words that are gone. */
	readonly loose: readonly Thread[] = $derived.by(() =>
		this.#open.filter(({ id, storyId, anchor, orphaned }) => {
			const begins = this.#onPage.get(storyId)?.some(({ jumpFrom }) => jumpFrom === null);
			return begins && (!anchor || orphaned) && this.#found.get(id) === null;
		})
	);

	/** As they are listed: those on words, then the others. */
	readonly all: readonly Thread[] = $derived.by(() => [
		...this.placed.map(({ thread }) => thread),
		...this.loose
	]);

	/** Chooses the next one, or (-1) the one before; without one chosen the first. */
	step(by: 1 | -1): void {
		const at = this.all.findIndex(({ id }) => id === this.activeId);
		const next = this.all[at < 0 ? 0 : at + by];
		if (next) this.reveal(next.id);
	}

	#placeOf({ id, storyId }: Thread): OnPage | 'elsewhere' | null {
		const words = this.#stories.copies.get(storyId);
		if (!this.page || !words) return null;
		const slots = this.#onPage.get(storyId)?.map(({ slotId }) => slotId) ?? [];
		return placeOnPage(this.page, { ...words, slots }, words.places?.[id] ?? []);
	}

	activate(id: Id | null): void {
		this.activeId = id;
	}

	/** Chooses a thread; the page brings its pin into view. */
	reveal(id: Id): void {
		this.activeId = id;
		document.querySelector(`[data-pin="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
	}

	/** Where what is selected stands in one story; null: nothing is, or not words of one story. */
	readonly selected: SelectedWords | null = $derived.by(() => this.#wordsOf(this.#selected));

	select(selection: PageSelection | null): void {
		this.#selected = selection;
	}

	/** Keys have walked to a line; null: the page has lost the focus. */
	point(line: (() => PageSelection | null) | null): void {
		this.#pointed = line;
	}

	#wordsOf(selection: PageSelection | null): SelectedWords | null {
		const storyId = selection && this.#storyAt(selection.from);
		const words = storyId && this.#stories.copies.get(storyId);
		if (!this.page || !words || this.#storyAt(selection.to) !== storyId) return null;
		const from = placeOfPoint(this.page, words, selection.from);
		const to = placeOfPoint(this.page, words, selection.to, 'end');
		if (!from || !to) return null;
		return (from.block - to.block || from.offset - to.offset) < 0 ? { storyId, from, to } : null;
	}

	#storyAt(point: PagePoint): Id | undefined {
		if ('place' in point) return point.storyId;
		return this.#reports.find(({ slotId }) => slotId === point.slotId)?.storyId;
	}

	/** Begins a comment on what is selected, or on the line that keys have walked to. */
	begin(): void {
		const words = this.selected ?? this.#wordsOf(this.#pointed?.() ?? null);
		const copy = words && this.#stories.copies.get(words.storyId)?.copy;
		if (!words || !copy) return;
		const anchor = anchorOfCopy(copy, words.from, words.to);
		this.activeId = null;
		const { activeElement } = document;
		if (!this.draft) this.#focused = activeElement instanceof HTMLElement ? activeElement : null;
		const before = this.draft?.draft;
		const draft = new CommentDraft({ kind: 'comment', anchor, top: 0, before });
		this.draft = { storyId: words.storyId, draft };
	}

	cancel(): void {
		this.draft = null;
		this.#focused?.focus();
	}

	async post(said: SaidComment): Promise<Result<unknown, RunError>> {
		const { draft } = this;
		if (!draft) throw new Error('no comment is being written');
		const done = await this.acts.open(draft.storyId, draft.draft.anchor, said);
		if (done.ok) {
			this.cancel();
			this.activeId = done.value;
			this.arrived = done.value;
		}
		return done;
	}
}
