import {
	fitAt,
	framesOf,
	inReadingOrder,
	pageFit,
	pagesOf,
	poolOf,
	promisedOf,
	stageCounts,
	standingOn,
	type FitAt,
	type PageFit,
	type Standing
} from '#model/board.ts';
import type { Edition } from '#model/edition.ts';
import { roughRoom } from '#model/fit.ts';
import { formatOf } from '#model/format.ts';
import type { Id } from '#model/ids.ts';
import { takesStory, type Format, type Page, type Slot } from '#model/page.ts';
import { comesFrom, goesOnTo, type Place } from '#model/placed.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';
import { slotNames } from '#model/slot-names.ts';
import { teaserLines, type TeaserLine } from '#model/teaser.ts';
import type { Stage } from '#model/story.ts';

/** A story as a meeting speaks of it. */
export interface PlanStory {
	id: Id;
	/** Its headline, or its first words; null: nothing yet. */
	title: string | null;
	authors: string[];
	/** 字 of the whole story. */
	length: number;
	stage: Stage;
	/** 暂缓. */
	isHeld: boolean;
}

/** A place on a page and what stands there. */
export interface PlanSlot {
	slot: Slot;
	/** 1A, 1B …; empty: it takes no story. */
	name: string;
	/** Null: empty, or holds no story. */
	stand: PlanStand | null;
	/** What it would take of ordinary copy while it is empty, 字. */
	room: number;
	/** What a teaser says, and where it points now. */
	teaser: TeaserLine[];
}

export interface PlanStand {
	story: PlanStory;
	/** Of this place alone. */
	fit: FitAt;
	/** Page on which the story begins, if not here; page on which it goes on. */
	from: number | null;
	to: number | null;
}

export interface PlanPage {
	page: Page;
	fit: PageFit;
	editor: string | null;
	proofreader: string | null;
	/** In reading order; the folio is left out. */
	slots: PlanSlot[];
}

/** An edition on paper, for the meeting: everything the printed plan and its digest say. */
export interface Plan {
	edition: Edition;
	format: Format;
	paper: string;
	pages: PlanPage[];
	/** Stories that stand on no page. */
	pool: PlanStory[];
	/** 字 of them together. */
	poolLength: number;
	stories: number;
	signed: number;
	/** The first and the last deadline of a page, epoch ms; null where no page has one. */
	deadlines: { first: number; last: number } | null;
	/** Of which moment it is, in words; not given: as it is now. */
	asOf?: string | null;
}

const FIRST_WORDS = 18;

export function planOf(view: DeskView, edition: Edition): Plan {
	const pages = pagesOf(view, edition.id);
	const standing = standingOn(view, pages);
	const pool = poolOf(view, edition.id, standing).map(({ id }) => planStory(view, id));
	const stages = stageCounts(view, edition.id);
	return {
		edition,
		format: formatOf(edition),
		paper: view.get('newsroom', 'newsroom')?.name ?? '',
		pages: pages.map((page) => planPage(view, page, standing)),
		pool,
		poolLength: pool.reduce((sum, { length }) => sum + length, 0),
		stories: Object.values(stages).reduce((sum, count) => sum + count, 0),
		signed: stages.signed,
		deadlines: deadlinesOf(pages)
	};
}

function deadlinesOf(pages: readonly Page[]): Plan['deadlines'] {
	const all = pages.flatMap(({ deadline }) => deadline ?? []);
	return all.length > 0 ? { first: Math.min(...all), last: Math.max(...all) } : null;
}

function planPage(view: DeskView, page: Page, standing: Standing): PlanPage {
	const names = slotNames(page);
	const named = inReadingOrder(page.slots).filter(({ role }) => role !== 'folio');
	const personOf = (id: Id | null) => (id === null ? null : (view.get('person', id)?.name ?? null));
	return {
		page,
		fit: pageFit(view, page, standing),
		editor: personOf(page.editorId),
		proofreader: personOf(page.proofreaderId),
		slots: named.map((slot) => ({
			slot,
			name: names.get(slot.id) ?? '',
			stand: standIn(view, slot, standing),
			room: takesStory(slot) ? roughRoom(framesOf([{ page, slot }])) : 0,
			teaser: slot.role === 'teaser' ? teaserLines(view, page, slot, standing) : []
		}))
	};
}

function standIn(view: DeskView, slot: Slot, { bySlot, byStory }: Standing): PlanStand | null {
	const storyId = bySlot.get(slot.id)?.storyId;
	const places: readonly Place[] = (storyId !== undefined && byStory.get(storyId)) || [];
	if (storyId === undefined || places.length === 0) return null;
	const at = places.findIndex((place) => place.slot.id === slot.id);
	return {
		story: planStory(view, storyId),
		fit: fitAt(view, storyId, places, at),
		from: comesFrom(places, at),
		to: goesOnTo(places, at)
	};
}

function planStory(view: DeskView, id: Id): PlanStory {
	const story = view.get('story', id);
	const facts = view.get('facts', id);
	return {
		id,
		title: titleOf(story, facts) || facts?.excerpt.slice(0, FIRST_WORDS) || null,
		authors: (story?.authorIds ?? []).flatMap((person) => view.get('person', person)?.name ?? []),
		length: (facts?.length ?? 0) + promisedOf(view, id),
		stage: story?.stage ?? 'draft',
		isHeld: story?.held !== undefined
	};
}

/** The places of a page of which a meeting speaks: stories and gaps, not ads and empty jumps. */
export const spokenSlots = ({ slots }: PlanPage): PlanSlot[] =>
	slots.filter(({ slot, stand }) => takesStory(slot) && (stand !== null || slot.role !== 'jump'));
