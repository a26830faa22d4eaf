import { SvelteSet } from 'svelte/reactivity';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import { authorRuns, blockAuthorRuns } from '#document/authors.ts';
import { notedCopies } from '#document/copies.ts';
import { CopySources } from '#document/copy-sources.ts';
import type { StoryBinding } from '#document/story-binding.ts';
import { storyCopies } from '#document/story-doc.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { StoryConnection } from '#lib/sync/story-connection.svelte.ts';
import { markPassages } from './author-marks.ts';
import { Hands } from './hands.ts';
import { InkDealer, type Drawn } from './ink-dealer.ts';
import {
	passageAt,
	passagesOf,
	peopleByBlock,
	sharesOf,
	type Passage,
	type Share
} from './passages.ts';

/** Shares and the margin follow the words when these have rested so long, ms. */
const REST = 200;

/** The editor as “who wrote this” needs it. */
export interface AuthoredEditor {
	readonly binding: StoryBinding | null;
	readonly editor: Editor | null;
	readonly connection: StoryConnection;
	/** The editor stands in the page. */
	readonly ready: boolean;
	/** Draws over the text, what was made for this document of the editor's. */
	overlay(decorations: DecorationSet, doc: Node): void;
}

export interface AuthorshipOptions {
	storyId: Id;
	session: AuthoredEditor;
	me: Id;
	personOf: (id: Id) => Person | undefined;
}

/** Someone's part in the text, as the legend lists it. */
export interface Author extends Share {
	person: Person | undefined;
	/** Null: none of the six inks is left. */
	drawn: Drawn | null;
}

/** Who stands in the margin beside a block. */
export interface MarginRow {
	/** Within the sheet, px. */
	top: number;
	height: number;
	people: readonly (Id | null)[];
}

/** Who wrote which words of the story in the editor, drawn over them and followed while they change. */
export class Authorship {
	/** Whether the server has said whose hand is whose. */
	known = $state<Hands['state']>('loading');
	readonly #hands: Hands;
	/** Most first; empty before anything is known. */
	authors = $state.raw<readonly Author[]>([]);
	margin = $state.raw<readonly MarginRow[]>([]);
	/** In whose words the caret is; undefined: in nobody's. */
	caret = $state.raw<Id | null | undefined>(undefined);
	/** The passage that was gone to, and which of the person's it is. */
	chosen = $state.raw<{ passage: Passage; nth: number; of: number } | null>(null);
	/** Whose words are not drawn. */
	readonly #hidden = new SvelteSet<Id | null>();
	readonly #options: AuthorshipOptions;
	readonly #inks = new InkDealer();
	#passages: readonly Passage[] = [];
	#sources: CopySources | null = null;
	#frame = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: AuthorshipOptions) {
		this.#options = options;
		this.#hands = new Hands({
			storyId: options.storyId,
			present: () => this.#present(),
			learnt: () => {
				this.known = this.#hands.state;
				this.#sources = null;
				this.#soon();
			}
		});
	}

	*#present() {
		const { session, me } = this.#options;
		yield { clientId: session.connection.doc.clientID, personId: me };
		for (const { clientId, user } of session.connection.others)
			yield { clientId, personId: user.id };
	}

	get #view(): EditorView | null {
		return this.#options.session.editor?.view ?? null;
	}

	/** Draws, and follows the words; returns how to stop. */
	follow = (): (() => void) | undefined => {
		const { session } = this.#options;
		const { editor, connection } = session;
		if (!session.ready || !editor) return;
		const copies = storyCopies(connection.doc);
		const text = editor.view.dom;
		const changed = ({ transaction }: { transaction: Transaction }) => {
			if (!transaction.docChanged) return;
			this.#carry(transaction.mapping);
			this.#soon();
		};
		const recopied = () => {
			this.#sources = null;
			this.#soon();
		};
		const soon = () => this.#soon();
		const resized = new ResizeObserver(() => this.#later());
		editor.on('transaction', changed);
		editor.on('selectionUpdate', this.#moved);
		copies.observe(recopied);
		text.addEventListener('compositionend', soon);
		resized.observe(text);
		const stopPresence = connection.onPresence(soon);
		void this.#hands.ask();
		return () => {
			editor.off('transaction', changed);
			editor.off('selectionUpdate', this.#moved);
			copies.unobserve(recopied);
			text.removeEventListener('compositionend', soon);
			resized.disconnect();
			stopPresence();
			cancelAnimationFrame(this.#frame);
			clearTimeout(this.#timer);
			this.#frame = 0;
			session.overlay(DecorationSet.empty, editor.state.doc);
		};
	};

	close(): void {
		this.#hands.close();
	}

	/** What was gone to stays marked while others write elsewhere. */
	#carry(mapping: Mapping): void {
		if (!this.chosen) return;
		const { passage } = this.chosen;
		const from = mapping.map(passage.from, 1);
		const to = mapping.map(passage.to, -1);
		this.chosen = { ...this.chosen, passage: { ...passage, from, to } };
	}

	/** At most once a frame, however much has changed. */
	#soon(): void {
		if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#look());
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#sum(), REST);
	}

	#look(): void {
		this.#frame = 0;
		const { session, me } = this.#options;
		const { binding } = session;
		const view = this.#view;
		// After a composition it looks again.
		if (!binding || !view || view.composing || this.#hands.state === 'loading') return;
		const { doc } = view.state;
		this.#sources ??= new CopySources(notedCopies(session.connection.doc), this.#hands.returned);
		this.#hands.meet();
		const runs = authorRuns(binding.text, this.#sources);
		this.#passages = passagesOf(doc, blockAuthorRuns(binding.index, runs), this.#hands.personOf);
		this.#hands.inquire();
		if (this.authors.length === 0) this.#sum();
		else this.#later();
		this.#draw(view, me);
	}

	#draw(view: EditorView, me: Id): void {
		const options = { drawnAs: this.drawnAs, isShown: this.isShown, me };
		const chosen = this.chosen?.passage ?? null;
		const { doc } = view.state;
		const marks = markPassages(doc, this.#passages, { ...options, chosen });
		this.#options.session.overlay(marks, doc);
	}

	/** What the panel and the margin say; more costly than the marks, and less urgent. */
	#sum(): void {
		const view = this.#view;
		if (!view || view.composing) return;
		const shares = sharesOf(view.state.doc, this.#passages);
		this.authors = shares.map((share) => ({
			...share,
			person: this.#person(share.personId),
			drawn: this.drawnAs(share.personId)
		}));
		this.margin = marginOf(view, peopleByBlock(this.#passages));
		this.#seeCaret();
	}

	#seeCaret(): void {
		const view = this.#view;
		// Who may only read has no caret.
		if (view?.editable) this.caret = this.at(view.state.selection.head)?.personId;
	}

	readonly #moved = (): void => {
		this.#seeCaret();
		if (!this.chosen) return;
		this.chosen = null;
		this.#soon();
	};

	#person(id: Id | null): Person | undefined {
		return id === null ? undefined : this.#options.personOf(id);
	}

	drawnAs = (id: Id | null): Drawn | null =>
		id === null ? null : this.#inks.deal(id, this.#person(id)?.ink);

	isShown = (id: Id | null): boolean => !this.#hidden.has(id);

	show(id: Id | null, shown: boolean): void {
		if (shown) this.#hidden.delete(id);
		else this.#hidden.add(id);
		this.#soon();
	}

	/** The passage at a position of the editor's document. */
	at(pos: number): Passage | null {
		return passageAt(this.#passages, pos);
	}

	/** To somebody's next passage. */
	step(id: Id | null): void {
		const own = this.#passages.filter(({ personId }) => personId === id);
		const last = this.chosen?.passage;
		const next = own.findIndex(({ from }) => last?.personId === id && from > last.from);
		const nth = Math.max(0, next);
		const passage = own[nth];
		if (!passage) return;
		this.chosen = { passage, nth: nth + 1, of: own.length };
		this.#reveal(passage);
	}

	#reveal(passage: Passage): void {
		const view = this.#view;
		if (!view) return;
		this.#draw(view, this.#options.me);
		const { node } = view.domAtPos(passage.from + 1);
		const element = node instanceof Element ? node : node.parentElement;
		element?.scrollIntoView({ block: 'center', behavior: 'instant' });
	}

	/** The words of a passage, shortened. */
	wordsOf({ from, to }: Passage): string {
		const words = this.#view?.state.doc.textBetween(from, to, '', ' ') ?? '';
		return words.length > 24 ? `${words.slice(0, 23)}…` : words;
	}

	retry(): void {
		this.known = 'loading';
		void this.#hands.ask();
	}
}

/** The headline deck has names of its blocks in the margin, and no room for people. */
const DECK = new Set(['kicker', 'headline', 'subhead', 'byline']);

function marginOf(view: EditorView, blocks: ReadonlyMap<number, (Id | null)[]>): MarginRow[] {
	const rows: MarginRow[] = [];
	view.state.doc.forEach((node, offset, block) => {
		const people = blocks.get(block);
		const element = people && !DECK.has(node.type.name) ? view.nodeDOM(offset) : null;
		if (!people || !(element instanceof HTMLElement)) return;
		const top = element.offsetTop + view.dom.offsetTop;
		rows.push({ top, height: element.offsetHeight, people });
	});
	return rows;
}
