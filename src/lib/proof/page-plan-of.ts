import type { Galley } from '#model/galley.ts';
import type { EditionPlan, PlannedPage, PlannedSlot } from '#lib/typeset/page-plan.ts';
import type { Standing } from '#model/board.ts';
import { areaOf, headlineArea, photoArea, textFrames } from '#model/geometry.ts';
import type { Id } from '#model/ids.ts';
import type { Format, Page, Slot } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';
import { levelOf } from '#model/slot-shape.ts';

/** The pages of an edition as the typesetter wants them; stories whose words have not come are left out. */
export function editionPlan(
	view: DeskView,
	format: Format,
	pages: readonly Page[],
	standing: Standing,
	copies: ReadonlyMap<Id, { galley: Galley }>
): EditionPlan {
	const storyIn = (slot: Slot) => {
		const id = standing.bySlot.get(slot.id)?.storyId ?? null;
		return id !== null && copies.has(id) ? id : null;
	};
	return {
		format,
		pages: pages.map((page) => plannedPage(format, page, storyIn)),
		stories: new Map([...copies].map(([id, { galley }]) => [id, galley])),
		pictures: new Map(
			[...view.list('asset')].map(({ id, width, height }) => [
				id,
				{ url: `/assets/${id}`, ratio: height > 0 ? width / height : null }
			])
		)
	};
}

/** By story, the hash that its facts have of its words; empty where there are none yet. */
export const hashesOf = (view: DeskView, stories: Iterable<Id>): ReadonlyMap<Id, string> =>
	new Map([...stories].map((id) => [id, view.get('facts', id)?.hash ?? '']));

/** A page as the typesetter wants it. */
export const plannedPage = (
	format: Format,
	{ number, slots }: Page,
	storyIn: (slot: Slot) => Id | null
): PlannedPage => ({
	number,
	slots: slots.map((slot): PlannedSlot => ({
		id: slot.id,
		role: slot.role,
		level: levelOf(slot),
		area: areaOf(format, slot.at),
		...(slot.border && !slot.parts ? { border: slot.border } : {}),
		...(slot.sides ? { sides: slot.sides } : {}),
		frames: textFrames(format, slot),
		head: headlineArea(format, slot),
		photo: photoArea(format, slot),
		storyId: storyIn(slot)
	}))
});
