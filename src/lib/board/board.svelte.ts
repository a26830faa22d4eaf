import { editionAddress } from '#model/edition-address.ts';
import { getContext, setContext } from 'svelte';
import {
	addFits,
	fitAt,
	inTransit,
	isInFilter,
	pageFit,
	poolOf,
	promisedOf,
	sheetsOf,
	slotOf,
	stageCounts,
	standingOn,
	type FitAt,
	type PageFit,
	type PoolFilter
} from '#model/board.ts';
import type { Edition } from '#model/edition.ts';
import { formatOf } from '#model/format.ts';
import { textFrames } from '#model/geometry.ts';
import type { Id } from '#model/ids.ts';
import type { Page, Placement, Slot } from '#model/page.ts';
import type { Place } from '#model/placed.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';
import type { Format } from '#lib/i18n/format.ts';
import { promiseMark, type PromiseMark } from '#lib/i18n/promise-mark.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';

/** A story as it stands in one slot. */
export interface Stand {
	storyId: Id;
	placement: Placement;
	places: readonly Place[];
	/** Which of its places this is; 0: where it begins. */
	at: number;
	/** Of this place alone. */
	fit: FitAt;
	/** How full each column of text is, 0 to 1. */
	columns: number[];
	/** Of the tallest column. */
	lines: number;
}

/** One edition as the board shows it: all derived from the desk, so that it follows the feed. */
export class Board {
	readonly desk: DeskState;
	readonly format: Format;
	readonly #edition: () => Edition;
	readonly #address: () => string;
	filter = $state<PoolFilter>('all');

	readonly pages = $derived.by(() => this.desk.pages(this.edition.id));
	readonly sheets = $derived.by(() => sheetsOf(this.pages));
	readonly standing = $derived.by(() => standingOn(this.desk, this.pages));
	readonly pool = $derived.by(() => poolOf(this.desk, this.edition.id, this.standing));
	readonly shown = $derived.by(() =>
		this.pool.filter((story) => isInFilter(this.desk, story, this.filter))
	);
	readonly stages = $derived.by(() => stageCounts(this.desk, this.edition.id));
	readonly stories = $derived.by(() => Object.values(this.stages).reduce((a, b) => a + b, 0));
	readonly fit = $derived.by(() => addFits(this.pages.map((page) => this.pageFit(page))));

	/** @param address of the board; a try-out has one of its own */
	constructor(
		desk: DeskState,
		format: Format,
		edition: () => Edition,
		address = () => `/editions/${editionAddress(edition())}`
	) {
		this.desk = desk;
		this.format = format;
		this.#edition = edition;
		this.#address = address;
	}

	get edition(): Edition {
		return this.#edition();
	}

	/** Whether what it shows is tried beside the real plan. */
	get isTried(): boolean {
		return (this.desk as DeskView).asRun !== undefined;
	}

	/** Where a page's layout is drawn. */
	layoutAddress(number: number): string {
		return `${this.#address()}/pages/${number}/layout`;
	}

	pageFit(page: Page): PageFit {
		return pageFit(this.desk, page, this.standing);
	}

	inTransit(page: Page): number {
		return inTransit(this.desk, page, this.standing);
	}

	slot(slotId: Id): { page: Page; slot: Slot } | undefined {
		return slotOf(this.pages, slotId);
	}

	/** What stands in a slot, or undefined. */
	stand(page: Page, slot: Slot): Stand | undefined {
		const placement = this.standing.bySlot.get(slot.id);
		const places = placement && this.standing.byStory.get(placement.storyId);
		if (!placement || !places) return undefined;
		const at = places.findIndex((place) => place.slot.id === slot.id);
		const { storyId } = placement;
		const fit = fitAt(this.desk, storyId, places, at);
		const used = fit.capacity - fit.left;
		const tall = textFrames(formatOf(page), slot).map(({ lines }) => lines);
		return {
			...{ storyId, placement, places, at, fit },
			columns: fillOf(used, tall),
			lines: Math.max(0, ...tall)
		};
	}

	headline(storyId: Id): string | undefined {
		const facts = this.desk.get('facts', storyId);
		const title = titleOf(this.desk.get('story', storyId), facts);
		return title || facts?.excerpt.slice(0, 18) || undefined;
	}

	/** What is to be said of a story that is promised and not there. @param now epoch ms, by the minute */
	promise(storyId: Id, now: number): PromiseMark | null {
		const { desk, format } = this;
		return promiseMark(desk.story(storyId), desk.facts(storyId), format, now);
	}

	/** 字 of a story, those with it that are promised and not written. */
	length(storyId: Id): number {
		return (this.desk.facts(storyId)?.length ?? 0) + promisedOf(this.desk, storyId);
	}

	nameOf(personId: Id): string | undefined {
		return this.desk.person(personId)?.name;
	}
}

/** Columns fill one after another, as they are set. */
function fillOf(used: number, columns: readonly number[]): number[] {
	let left = used;
	return columns.map((lines) => {
		const share = lines > 0 ? Math.max(0, Math.min(1, left / lines)) : 0;
		left -= lines;
		return share;
	});
}

const key = Symbol('board');
export const provideBoard = (board: Board): Board => setContext(key, board);
export const useBoard = (): Board => getContext<Board>(key);
