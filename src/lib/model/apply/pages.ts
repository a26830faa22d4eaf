import { checkLayout, kindOf, stopsLayout, type PageKind } from '../check-layout.ts';
import type { Refusal } from '../commands.ts';
import { formatOf, isFormat } from '../format.ts';
import type { Id } from '../ids.ts';
import { sameLayout } from '../layout-outcome.ts';
import { takesStory, type Slot } from '../page.ts';
import type { DeskView } from '../records.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';
import { filter, find } from './draft.ts';

export const updatePage: Rule<'page.update'> = (draft, { id, patch }) => {
	const page = draft.get('page', id);
	if (!page) return notFound('page');
	for (const personId of [patch.editorId, patch.proofreaderId]) {
		if (personId && !draft.get('person', personId)) return notFound('person');
	}
	draft.put('page', { ...page, ...patch });
	return null;
};

/** Stories whose slot goes, or takes no story any more, return to the pool. */
export const layoutPage: Rule<'page.layout'> = (draft, { id, slots, templateId, expect }) => {
	const page = draft.get('page', id);
	if (!page) return notFound('page');
	if (expect && !sameLayout(expect, page.slots)) return { reason: 'layout-changed' };
	const kind = kindOf(page, draft.get('template', templateId ?? ''));
	const wrong = checkSlots(page.formatId, slots, kind) ?? checkOwners(draft, id, slots);
	if (wrong) return wrong;
	draft.put('page', { ...page, slots, templateId });
	const held = new Set(slots.filter(takesStory).map((slot) => slot.id));
	for (const placement of filter(draft, 'placement', (one) => one.pageId === id)) {
		if (!held.has(placement.id)) draft.remove('placement', placement.id);
	}
	return null;
};

/** Hints are for whoever makes the layout, where it is made. */
function checkSlots(formatId: Id, slots: readonly Slot[], kind: PageKind): Refusal | null {
	if (new Set(slots.map((slot) => slot.id)).size < slots.length) return duplicate('slot');
	const wrong = checkLayout(formatOf(formatId), slots, kind).find(stopsLayout);
	return wrong ? invalid(wrong.kind) : null;
}

/** A slot's id must not stand on another page: a placement names the slot alone. */
function checkOwners(view: DeskView, pageId: Id, slots: readonly Slot[]): Refusal | null {
	const ids = new Set(slots.map((slot) => slot.id));
	const other = find(
		view,
		'page',
		(page) => page.id !== pageId && page.slots.some((slot) => ids.has(slot.id))
	);
	return other ? duplicate('slot') : null;
}

export const saveTemplate: Rule<'template.save'> = (draft, { template }) => {
	if (template.name.trim() === '') return invalid('name');
	if (!isFormat(template.formatId)) return invalid('formatId');
	const wrong = checkSlots(template.formatId, template.slots, template.kind);
	if (wrong) return wrong;
	draft.put('template', template);
	return null;
};

/** Words for a slot that takes no story: an ad's customer, a teaser. */
export const labelSlot: Rule<'slot.label'> = (draft, { pageId, slotId, label }) => {
	const page = draft.get('page', pageId);
	if (!page) return notFound('page');
	const slot = page.slots.find((one) => one.id === slotId);
	if (!slot) return notFound('slot');
	const slots = page.slots.map((one) =>
		one.id === slotId ? { ...one, label: label || undefined } : one
	);
	draft.put('page', { ...page, slots });
	return null;
};
