import { inReadingOrder } from './board.ts';
import type { Id } from './ids.ts';
import { bareSlot, contentOf, saysNothing } from './slot-content.ts';
import { takesStory, type Slot, type SlotRole } from './page.ts';

const ALIKE: readonly SlotRole[] = ['lead', 'column', 'ear'];

/**
 * A template's slots for a page: those that correspond to one with a story, an ad or a teaser in it
 * take over its id, and with it what stands there. Leads go to leads and so on, in reading order;
 * then a story takes any slot of its kind that is free. The others get new ids.
 */
export function adoptTemplate(
	template: readonly Slot[],
	current: readonly Slot[],
	isFilled: (slotId: Id) => boolean,
	newId: () => Id
): Slot[] {
	const free = inReadingOrder(template);
	const heirs = new Map<Id, Slot>();
	const inherit = (fits: (slot: Slot, old: Slot) => boolean) => {
		for (const old of inReadingOrder(current)) {
			const isWanted = takesStory(old) ? isFilled(old.id) : !saysNothing(old);
			if (!isWanted || [...heirs.values()].includes(old)) continue;
			const at = free.findIndex((slot) => fits(slot, old));
			const heir = at >= 0 ? free.splice(at, 1)[0] : undefined;
			if (heir) heirs.set(heir.id, old);
		}
	};
	inherit((slot, old) => slot.role === old.role);
	inherit((slot, old) => ALIKE.includes(slot.role) && ALIKE.includes(old.role));
	return template.map((slot) => {
		const old = heirs.get(slot.id);
		const drawn = bareSlot(slot);
		return old ? { ...drawn, id: old.id, ...contentOf(old) } : { ...drawn, id: newId() };
	});
}
