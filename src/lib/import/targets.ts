import { fit, frameOf, type Fit } from '#model/fit.ts';
import { formatOf } from '#model/format.ts';
import type { Id } from '#model/ids.ts';
import type { Page, Slot, SlotRole } from '#model/page.ts';
import { can } from '#model/permissions.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import type { ShapeText } from '#model/shape.ts';

/** A place a story taken in could stand in at once. */
export interface Target {
	page: Page;
	slot: Slot;
	/** Which of its role on the page, 1…; 0: the only one. */
	nth: number;
}

/** Roles in the order in which stories of a page are given to them. */
const FOR: Record<'news' | 'photo' | 'teaser', SlotRole[]> = {
	news: ['lead', 'column', 'ear'],
	photo: ['photo'],
	teaser: ['teaser']
};

/** Free slots of an edition on pages that a person plans, in page order. */
export function freeTargets(
	view: DeskView,
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	editionId: Id
): Target[] {
	const taken = new Set([...view.list('placement')].map((placement) => placement.id));
	const pages = [...view.list('page')].filter(
		(page) => page.editionId === editionId && can(person, 'story.place', { page })
	);
	return pages
		.sort((a, b) => a.number - b.number)
		.flatMap((page) =>
			page.slots.flatMap((slot): Target[] => {
				const alike = page.slots.filter((one) => one.role === slot.role);
				const nth = alike.length > 1 ? alike.indexOf(slot) + 1 : 0;
				return taken.has(slot.id) ? [] : [{ page, slot, nth }];
			})
		);
}

/** The free slots that take a kind of piece. */
export const targetsFor = (targets: Target[], kind: keyof typeof FOR): Target[] =>
	targets.filter(({ slot }) => FOR[kind].includes(slot.role));

/** Gives each piece in turn the first slot of its kind on the page that is still free. */
export function suggest(
	targets: Target[],
	pageNumber: number,
	kinds: (keyof typeof FOR)[]
): (Id | null)[] {
	const free = targets.filter(({ page }) => page.number === pageNumber);
	return kinds.map((kind) => {
		const ranked = targetsFor(free, kind).sort(
			(a, b) => FOR[kind].indexOf(a.slot.role) - FOR[kind].indexOf(b.slot.role)
		);
		const best = ranked[0];
		if (!best) return null;
		// A teaser slot takes many lines, any other one story.
		if (kind !== 'teaser') free.splice(free.indexOf(best), 1);
		return best.slot.id;
	});
}

/** How a text would stand in a slot. */
export const fitIn = (
	{ page, slot }: Pick<Target, 'page' | 'slot'>,
	text: { paragraphs: readonly ShapeText[]; length: number }
): Fit => fit(text, [frameOf(formatOf(page), slot)]);
