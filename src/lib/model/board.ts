import { fit, frameOf, roughRoom, type Fit, type Frame } from './fit.ts';
import { formatOf } from './format.ts';
import type { Id } from './ids.ts';
import { measuredFit, measurementOf } from './measurement.ts';
import { takesStory, type Page, type Placement, type Slot } from './page.ts';
import { inChain, type Place } from './placed.ts';
import { promisedBeside } from './promise.ts';
import type { DeskView } from './records.ts';
import type { ShapeText } from './shape.ts';
import { STAGES, type Stage, type Story } from './story.ts';

/** The pages of an edition, 1…N. */
export const pagesOf = (view: DeskView, editionId: Id): Page[] =>
	[...view.list('page')]
		.filter((page) => page.editionId === editionId)
		.sort((a, b) => a.number - b.number);

/**
 * Pages as they lie when a sheet is opened: of four pages the first, the inner two side by side,
 * the last. What is left over at the end lies singly, or is a spread of two.
 */
export function sheetsOf<T>(pages: readonly T[]): T[][][] {
	const sheets: T[][][] = [];
	for (let at = 0; at < pages.length; at += 4) {
		const sheet = pages.slice(at, at + 4);
		const [first, ...rest] = sheet;
		if (!first) continue;
		const last = sheet.length === 3 ? [] : rest.splice(-1, 1);
		sheets.push([[first], rest, last].filter((spread) => spread.length > 0));
	}
	return sheets;
}

/** Slots from the top, those of a line from the left. */
export const inReadingOrder = (slots: readonly Slot[]): Slot[] =>
	[...slots].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);

/** What stands on an edition's pages, by slot and by story. */
export interface Standing {
	bySlot: ReadonlyMap<Id, Placement>;
	/** A story's places: the one it begins in, then those it jumps to. */
	byStory: ReadonlyMap<Id, readonly Place[]>;
}

export function standingOn(view: DeskView, pages: readonly Page[]): Standing {
	const byId = new Map(pages.map((page) => [page.id, page]));
	const bySlot = new Map<Id, Placement>();
	const byStory = new Map<Id, Place[]>();
	for (const placement of view.list('placement')) {
		const page = byId.get(placement.pageId);
		const slot = page?.slots.find((one) => one.id === placement.id);
		if (!page || !slot) continue;
		bySlot.set(slot.id, placement);
		const places = byStory.get(placement.storyId) ?? [];
		byStory.set(placement.storyId, [...places, { page, slot, placement }]);
	}
	for (const places of byStory.values()) places.sort(inChain);
	return { bySlot, byStory };
}

type Spot = Pick<Place, 'page' | 'slot'>;

/** The frames a story runs through; all but the last give a line to 下转第N版. */
export const framesOf = (spots: readonly Spot[]): Frame[] =>
	spots.map(({ page, slot }, at) => frameOf(formatOf(page), slot, at < spots.length - 1));

/**
 * How a story stands, or would stand, in places: as a browser has set it in just these, else by the
 * formula. Board, lists and plan all ask this. A story without facts has no words yet; what is
 * promised and not written counts as if it were there.
 */
export function fitIn(view: DeskView, storyId: Id, spots: readonly Spot[]): Fit {
	return promisedOf(view, storyId) > 0
		? estimateIn(view, storyId, spots)
		: writtenIn(view, storyId, spots);
}

/** The same of the words that are there alone: what whoever writes them sees. */
export function writtenIn(view: DeskView, storyId: Id, spots: readonly Spot[]): Fit {
	const measurement = measurementOf(view, storyId, spots);
	const written = writtenOf(view, storyId);
	if (measurement) return measuredFit(measurement, spots, written.length);
	return fit(written, framesOf(spots));
}

/** As fitIn by the formula alone: to compare places that are measured with others that cannot be. */
export function estimateIn(view: DeskView, storyId: Id, spots: readonly Spot[]): Fit {
	const { paragraphs, length } = writtenOf(view, storyId);
	const promised = promisedOf(view, storyId);
	const text = { paragraphs: [...paragraphs, ...roughly(promised)], length: length + promised };
	return fit(text, framesOf(spots));
}

const writtenOf = (view: DeskView, storyId: Id) => {
	const facts = view.get('facts', storyId);
	return { paragraphs: facts?.paragraphs ?? [], length: facts?.length ?? 0 };
};

/** 字 of a story that are promised and not written yet, and count all the same. */
export const promisedOf = (view: DeskView, storyId: Id): number =>
	promisedBeside(view.get('story', storyId), view.get('facts', storyId));

/** Characters of an ordinary paragraph of news. */
const PARAGRAPH = 90;

/** Text that nobody has written yet, in paragraphs. */
const roughly = (characters: number): ShapeText[] =>
	Array.from({ length: Math.ceil(characters / PARAGRAPH) }, (_, at) =>
		String(Math.min(PARAGRAPH, characters - at * PARAGRAPH))
	);

/** What of a story stands in one of its places. */
export interface FitAt extends Fit {
	/** 字 of it here, those that hang out with them. */
	length: number;
	/** 字 of the story that are promised and not written; they are counted in. */
	promised: number;
}

/** How a story stands in one of the places it runs through: only the last can hang out. */
export function fitAt(view: DeskView, storyId: Id, places: readonly Spot[], at: number): FitAt {
	const frames = framesOf(places);
	const whole = fitIn(view, storyId, places);
	const capacity = whole.roomIn[at] ?? 0;
	const chars = frames[at]?.chars ?? 0;
	const isLast = at === places.length - 1;
	const [over, overChars] = isLast ? [whole.over, whole.overChars] : [0, 0];
	const left = whole.leftIn[at] ?? 0;
	const leftChars = left * chars;
	const charsIn = (frame: number) =>
		(whole.charsIn[frame] ?? 0) + (frame === frames.length - 1 ? whole.overChars : 0);
	const elsewhere = frames.slice(1).reduce((sum, _, later) => sum + charsIn(later + 1), 0);
	const words = writtenOf(view, storyId).length + promisedOf(view, storyId);
	const length = at === 0 ? Math.max(0, words - elsewhere) : charsIn(at);
	const room = Math.max(0, length + leftChars - overChars);
	const lines = capacity - left + over;
	return {
		...{ lines, capacity, over, overChars, left, leftChars, room, length },
		...{ leftIn: [left], roomIn: [capacity], charsIn: [whole.charsIn[at] ?? 0] },
		measured: whole.measured,
		promised: promisedOf(view, storyId)
	};
}

/** How full a page is, in characters: length + left − over is what it holds. */
export interface PageFit {
	/** 字 of what stands on it. */
	length: number;
	/** 字 it holds; the empty slots by estimate. */
	room: number;
	/** What hangs out; a story that jumps is counted where it ends. */
	over: number;
	/** What is left in filled slots. */
	left: number;
	/** Empty slots for stories, and what they take. */
	open: number;
	openRoom: number;
	/** Everything that stands on it has been measured (实排); else part of it is by the formula. */
	measured: boolean;
}

const NOTHING: PageFit = {
	...{ length: 0, room: 0, over: 0, left: 0, open: 0, openRoom: 0 },
	measured: true
};

export const addFits = (fits: readonly PageFit[]): PageFit =>
	fits.reduce(
		(sum, one) => ({
			length: sum.length + one.length,
			room: sum.room + one.room,
			over: sum.over + one.over,
			left: sum.left + one.left,
			open: sum.open + one.open,
			openRoom: sum.openRoom + one.openRoom,
			measured: sum.measured && one.measured
		}),
		NOTHING
	);

export const pageFit = (view: DeskView, page: Page, standing: Standing): PageFit =>
	addFits(
		page.slots
			.filter(
				(slot) => takesStory(slot) && !(slot.role === 'jump' && !standing.bySlot.has(slot.id))
			)
			.map((slot) => slotFit(view, page, slot, standing))
	);

function slotFit(view: DeskView, page: Page, slot: Slot, standing: Standing): PageFit {
	const storyId = standing.bySlot.get(slot.id)?.storyId;
	const places = storyId === undefined ? [] : (standing.byStory.get(storyId) ?? []);
	if (storyId === undefined || places.length === 0) {
		const openRoom = roughRoom(framesOf([{ page, slot }]));
		return { ...NOTHING, room: openRoom, open: 1, openRoom };
	}
	const at = places.findIndex((place) => place.slot.id === slot.id);
	const { length, room, overChars, leftChars, measured } = fitAt(view, storyId, places, at);
	return { ...NOTHING, length, room, over: overChars, left: leftChars, measured };
}

/** Stories that stand on no page of the edition: its own, then those held over (备用). */
export function poolOf(view: DeskView, editionId: Id, standing: Standing): Story[] {
	const waiting = [...view.list('story')].filter(
		(story) =>
			story.spikedAt === null &&
			(story.editionId === editionId || story.editionId === null) &&
			!standing.byStory.has(story.id)
	);
	return waiting.sort(
		(a, b) =>
			Number(a.editionId === null) - Number(b.editionId === null) || b.createdAt - a.createdAt
	);
}

export const POOL_FILTERS = ['all', 'reviewed', 'photo', 'held'] as const;
/** reviewed 已过一审; photo 有图; held 备用. */
export type PoolFilter = (typeof POOL_FILTERS)[number];

export function isInFilter(view: DeskView, story: Story, filter: PoolFilter): boolean {
	switch (filter) {
		case 'all':
			return true;
		case 'reviewed':
			return STAGES.indexOf(story.stage) > STAGES.indexOf('review1');
		case 'photo':
			return (view.get('facts', story.id)?.photos ?? 0) > 0;
		case 'held':
			return story.editionId === null;
	}
}

/** Stories of a page that are not signed off (在途). */
export function inTransit(view: DeskView, page: Page, { bySlot }: Standing): number {
	const ids = page.slots.flatMap((slot) => bySlot.get(slot.id)?.storyId ?? []);
	const open = ids.filter((id) => view.get('story', id)?.stage !== 'signed');
	return new Set(open).size;
}

/** How many of an edition's stories are in each stage. */
export function stageCounts(view: DeskView, editionId: Id): Record<Stage, number> {
	const counts = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
	for (const story of view.list('story')) {
		if (story.editionId === editionId && story.spikedAt === null) counts[story.stage] += 1;
	}
	return counts;
}

/** A slot by its id, with its page. */
export function slotOf(pages: readonly Page[], slotId: Id): Spot | undefined {
	for (const page of pages) {
		const slot = page.slots.find((one) => one.id === slotId);
		if (slot) return { page, slot };
	}
	return undefined;
}
