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
