import type { Slot } from './page.ts';

/** What a slot that takes no story says: an ad's customer, what a teaser points to. */
export type SlotContent = Pick<Slot, 'label' | 'teaser'>;

export const contentOf = ({ label, teaser }: SlotContent): SlotContent => ({
	...(label === undefined ? {} : { label }),
	...(teaser === undefined ? {} : { teaser })
});

export const saysNothing = ({ label, teaser }: SlotContent): boolean =>
	label === undefined && teaser === undefined;

/** A slot as drawn, for another day or a template: that a teaser is an index is part of it. */
export const bareSlot = ({ label: _label, teaser, ...slot }: Slot): Slot =>
	teaser?.kind === 'index' ? { ...slot, teaser } : slot;

/**
 * A drawing with what its slots say on the page by now: whoever draws changes no ad and no teaser, so a
 * colleague’s newer words stay. An index that a template brought in is drawn, and fills what says nothing.
 * @param began the slots that the drawing began from
 */
export const withContents = (
	drawn: readonly Slot[],
	page: readonly Slot[],
	began: readonly Slot[]
): Slot[] =>
	drawn.map((slot) => {
		const isThis = ({ id, role }: Slot) => id === slot.id && role === slot.role;
		const there = page.find(isThis);
		if (!there) return slot;
		const { label: _label, teaser: _teaser, ...bare } = slot;
		const wasIndex = began.find(isThis)?.teaser?.kind === 'index';
		return { ...(wasIndex ? bare : bareSlot(slot)), ...contentOf(there) };
	});
