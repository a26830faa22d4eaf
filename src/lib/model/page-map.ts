import { editionAddress } from './edition-address.ts';
import { inReadingOrder, pagesOf, standingOn, type Standing } from './board.ts';
import type { Edition } from './edition.ts';
import { formatOf } from './format.ts';
import type { Id } from './ids.ts';
import { takesStory, type Page, type Slot } from './page.ts';
import type { DeskView } from './records.ts';
import { slotNames } from './slot-names.ts';
import { photoPolygon, slotPolygon, type PagePoint } from './slot-polygon.ts';

export const REGION_KINDS = ['story', 'photo', 'ad', 'teaser', 'masthead', 'folio'] as const;
/** story; photo: a picture story; ad, teaser, masthead and folio as their slots are. */
export type RegionKind = (typeof REGION_KINDS)[number];

/** What stands in one place of a page, or in several: where a reader may tap. */
export interface Region {
	kind: RegionKind;
	/** One for each of its slots on this page. Corners are shares of the trimmed page, clockwise. */
	polygons: PagePoint[][];
	/** Where its photos stand within them. */
	photos: PagePoint[][];
	/** Its slots, and what people call them: 1A; the folio has no name. */
	slots: { id: Id; name: string | null }[];
	/** 1 … in the order in which the page is read: from the top, then from the left. */
	order: number;
	/** Null where no story stands. */
	storyId: Id | null;
	/** In one line; null: there is none (yet). */
	headline: string | null;
	/** Words of an ad or a teaser. */
	label: string | null;
	/** The page on which the story goes on, and the one it comes from. */
	jumpTo: number | null;
	jumpFrom: number | null;
}

/** A page with the places of what stands on it: for a digital edition. */
export interface PageMap {
	/** `address`: see editionAddress. */
	edition: { id: Id; date: string; address: string; issue: number | null };
	page: { id: Id; number: number; name: string };
	/** Of the trimmed page, mm. */
	trim: { width: number; height: number };
	regions: Region[];
}

/** The maps of all pages of an edition, 1…N. */
export function pageMaps(view: DeskView, edition: Edition): PageMap[] {
	const pages = pagesOf(view, edition.id);
	const standing = standingOn(view, pages);
	return pages.map((page) => pageMap(view, edition, page, standing));
}

/** Where everything stands on a page. Slots in which no story stands are left out. */
export function pageMap(view: DeskView, edition: Edition, page: Page, standing: Standing): PageMap {
	const { trim } = formatOf(page);
	const { id: pageId, number, name } = page;
	const { id, date, issue } = edition;
	return {
		edition: { id, date, address: editionAddress(edition), issue },
		page: { id: pageId, number, name },
		trim: { ...trim },
		regions: regionsOn(view, page, standing)
	};
}

/** What may be tapped on a page, in reading order; a story that stands twice on it is one region. */
export function regionsOn(view: DeskView, page: Page, standing: Standing): Region[] {
	const groups = new Map<Id, [Slot, ...Slot[]]>();
	for (const slot of inReadingOrder(page.slots)) {
		const storyId = standing.bySlot.get(slot.id)?.storyId;
		if (slot.role === 'blank' || (takesStory(slot) && storyId === undefined)) continue;
		const group = groups.get(storyId ?? slot.id);
		if (group) group.push(slot);
		else groups.set(storyId ?? slot.id, [slot]);
	}
	const names = slotNames(page);
	return [...groups.values()].map((slots, index) => ({
		...placeOf(page, slots, names),
		...wordsOf(view, page, slots, standing),
		order: index + 1
	}));
}

type Place = Pick<Region, 'kind' | 'polygons' | 'photos' | 'slots'>;

function placeOf(page: Page, slots: [Slot, ...Slot[]], names: ReadonlyMap<Id, string>): Place {
	const format = formatOf(page);
	const { role } = slots[0];
	return {
		kind: REGION_KINDS.find((kind) => kind === role) ?? 'story',
		polygons: slots.map((slot) => slotPolygon(format, slot)),
		photos: slots.flatMap((slot) => {
			const photo = takesStory(slot) ? photoPolygon(format, slot) : null;
			return photo ? [photo] : [];
		}),
		slots: slots.map(({ id }) => ({ id, name: names.get(id) ?? null }))
	};
}

type Words = Pick<Region, 'storyId' | 'headline' | 'label' | 'jumpTo' | 'jumpFrom'>;

function wordsOf(view: DeskView, page: Page, slots: [Slot, ...Slot[]], standing: Standing): Words {
	const storyId = standing.bySlot.get(slots[0].id)?.storyId ?? null;
	const places = storyId === null ? [] : (standing.byStory.get(storyId) ?? []);
	const at = places.flatMap((place, index) => (place.page.id === page.id ? [index] : []));
	const next = at.length > 0 ? places[(at.at(-1) ?? 0) + 1] : undefined;
	const before = at.length > 0 ? places[(at[0] ?? 0) - 1] : undefined;
	return {
		storyId,
		headline: storyId === null ? null : view.get('facts', storyId)?.headline || null,
		label: slots[0].label ?? null,
		jumpTo: next?.page.number ?? null,
		jumpFrom: before?.page.number ?? null
	};
}
