import { pagesOf, standingOn } from '#model/board.ts';
import type { Edition } from '#model/edition.ts';
import { formatOf } from '#model/format.ts';
import { areaOf, type Area } from '#model/geometry.ts';
import type { Id } from '#model/ids.ts';
import {
	MAX_TEASER_ITEMS,
	type Page,
	type Slot,
	type Teaser,
	type TeaserItem
} from '#model/page.ts';
import { mayPlaceOn } from '#model/apply/may-run.ts';
import { itemsIn, named, teaserIn, teaserLines, titleOf, withStory } from '#model/teaser.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { setTeaser } from '#lib/typeset/set-teaser.ts';

/** A story that could be added. */
export interface Candidate {
	id: Id;
	headline: string;
	/** Null: on no page. */
	page: number | null;
}

/** More would be scrolled, not read. */
const SHOWN = 8;

/** A teaser slot while somebody fills it: each change is a command, so everybody sees it at once. */
export class TeaserDesk {
	readonly #desk: DeskState;
	readonly #slotId: Id;
	readonly #edition: Edition;
	query = $state('');
	refused = $state.raw<RunError | null>(null);
	/** Changes wait for each other: each begins from what the one before has left. */
	#last: Promise<void> = Promise.resolve();

	constructor(desk: DeskState, edition: Edition, slotId: Id) {
		this.#desk = desk;
		this.#edition = edition;
		this.#slotId = slotId;
	}

	readonly #pages = $derived.by(() => pagesOf(this.#desk, this.#edition.id));
	readonly #standing = $derived.by(() => standingOn(this.#desk, this.#pages));
	readonly page: Page | undefined = $derived.by(() =>
		this.#pages.find(({ slots }) => slots.some(({ id }) => id === this.#slotId))
	);
	readonly slot: Slot | undefined = $derived.by(() =>
		this.page?.slots.find(({ id, role }) => id === this.#slotId && role === 'teaser')
	);
	readonly teaser: Teaser | null = $derived.by(() => (this.slot ? teaserIn(this.slot) : null));
	/** What is printed over it. */
	readonly title: string = $derived.by(() => titleOf(this.slot ?? {}));
	readonly items: readonly TeaserItem[] = $derived.by(() => (this.slot ? itemsIn(this.slot) : []));
	readonly lines = $derived.by(() =>
		this.page && this.slot ? teaserLines(this.#desk, this.page, this.slot, this.#standing) : []
	);
	readonly area: Area = $derived.by(() =>
		this.page && this.slot
			? areaOf(formatOf(this.page), this.slot.at)
			: { x: 0, y: 0, width: 1, height: 1 }
	);
	readonly isOver = $derived.by(
		() => this.lines.length > 0 && setTeaser(this.area, this.lines, this.title).over
	);
	readonly isFull = $derived.by(() => this.items.length >= MAX_TEASER_ITEMS);
	readonly mayFill = $derived.by(
		() => this.page !== undefined && mayPlaceOn(this.#desk, this.#desk.me, this.page)
	);

	/** Stories of the edition that are not in it, by headline: those on other pages first. */
	readonly found: readonly Candidate[] = $derived.by(() => {
		const asked = this.query.trim().toLocaleLowerCase();
		return [...this.#desk.list('story')]
			.filter((story) => this.#isOffered(story))
			.map(({ id }) => ({ id, headline: this.headline(id), page: this.#pageOf(id) }))
			.filter(({ headline, page }) => headline !== '' && page !== this.page?.number)
			.filter(({ headline }) => headline.toLocaleLowerCase().includes(asked))
			.sort((a, b) => (a.page ?? Infinity) - (b.page ?? Infinity))
			.slice(0, SHOWN);
	});

	#isOffered({
		id,
		editionId,
		spikedAt
	}: {
		id: Id;
		editionId: Id | null;
		spikedAt: number | null;
	}) {
		const isHere = editionId === this.#edition.id && spikedAt === null;
		return isHere && !this.items.some(({ storyId }) => storyId === id);
	}

	headline = (storyId: Id): string => this.#desk.get('facts', storyId)?.headline ?? '';

	#pageOf = (storyId: Id): number | null =>
		this.#standing.byStory.get(storyId)?.[0]?.page.number ?? null;

	setKind = (kind: Teaser['kind']): Promise<void> =>
		this.#change(({ teaser }) => {
			const own = named(teaser?.title);
			return kind === 'index' ? { ...own, kind } : { ...own, kind, items: [] };
		});

	/** Empty: the name that such boxes have. */
	setTitle = (title: string): Promise<void> =>
		this.#change((slot) => {
			const { title: _before, ...rest } = teaserIn(slot) ?? { kind: 'stories', items: [] };
			return { ...rest, ...named(title) };
		});

	async add(storyId: Id): Promise<void> {
		const asked = this.query;
		await this.#change((slot) => withStory(slot, storyId));
		this.#clear(asked);
	}

	async addWords(): Promise<void> {
		const asked = this.query;
		const words = asked.trim();
		if (words !== '') await this.#changeItems((items) => [...items, { storyId: null, words }]);
		this.#clear(asked);
	}

	/** What was typed is done with; what was refused, or typed meanwhile, stays. */
	#clear(asked: string): void {
		if (this.refused === null && this.query === asked) this.query = '';
	}

	/** Empty: the story's headline again; a line without a story goes with its words. */
	setWords(at: number, words: string): Promise<void> {
		const wording = words.trim() || null;
		return this.#changeItems((items) =>
			items.flatMap((item, index) => {
				if (index !== at) return [item];
				if (item.storyId === null && wording === null) return [];
				return [{ ...item, words: wording }];
			})
		);
	}

	move(at: number, by: number): Promise<void> {
		return this.#changeItems((items) => {
			const next = [...items];
			const [moved] = next.splice(at, 1);
			if (moved) next.splice(at + by, 0, moved);
			return next;
		});
	}

	remove = (at: number): Promise<void> =>
		this.#changeItems((items) => items.filter((_, index) => index !== at));

	#changeItems = (change: (items: readonly TeaserItem[]) => TeaserItem[]): Promise<void> =>
		this.#change((slot) => ({
			...named(slot.teaser?.title),
			kind: 'stories',
			items: change(itemsIn(slot))
		}));

	#change(change: (slot: Slot) => Teaser | null): Promise<void> {
		const run = async () => {
			const { page, slot } = this;
			const teaser = slot && change(slot);
			if (!page || !slot || !teaser) return;
			const result = await this.#desk.run({
				type: 'slot.teaser',
				pageId: page.id,
				slotId: slot.id,
				teaser,
				expect: teaserIn(slot)
			});
			this.refused = result.ok ? null : result.error;
		};
		this.#last = this.#last.then(run);
		return this.#last;
	}
}
