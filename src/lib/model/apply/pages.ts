import { checkLayout, kindOf, stopsLayout, type PageKind } from '../check-layout.ts';
import type { Refusal } from '../commands.ts';
import { fieldsOf } from '../format-fields.ts';
import { formatFaults, stopsFormat } from '../format-faults.ts';
import { formatOf, isShipped } from '../format.ts';
import { formatNow } from '../paper-format.ts';
import type { Id } from '../ids.ts';
import { sameLayout } from '../layout-outcome.ts';
import {
	MAX_TEASER_ITEMS,
	MAX_TEASER_TITLE,
	takesStory,
	type Format,
	type Formatted,
	type Slot,
	type TeaserItem
} from '../page.ts';
import type { DeskView } from '../records.ts';
import { lacks } from '../refit.ts';
import { withContents } from '../slot-content.ts';
import { sameTeaser, teaserIn } from '../teaser.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';
import { filter, find, type Draft } from './draft.ts';

export const updatePage: Rule<'page.update'> = (draft, { id, patch }) => {
	const page = draft.get('page', id);
	if (!page) return notFound('page');
	for (const personId of [patch.editorId, patch.proofreaderId]) {
		if (personId && !draft.get('person', personId)) return notFound('person');
	}
	draft.put('page', { ...page, ...patch });
	return null;
};

/**
 * Stories whose slot goes, or takes no story any more, return to the pool. What ads and teasers of a
 * drawing say was read when it began: what they say now holds.
 */
export const layoutPage: Rule<'page.layout'> = (draft, command) => {
	const { id, templateId, expect } = command;
	const page = draft.get('page', id);
	if (!page) return notFound('page');
	if (expect && !sameLayout(expect, page.slots)) return { reason: 'layout-changed' };
	const slots = expect ? withContents(command.slots, page.slots, expect) : command.slots;
	const kind = kindOf(page, draft.get('template', templateId ?? ''));
	const wrong = checkSlots(page, slots, kind) ?? checkOwners(draft, id, slots);
	if (wrong) return wrong;
	draft.put('page', { ...page, slots, templateId });
	const held = new Set(slots.filter(takesStory).map((slot) => slot.id));
	for (const placement of filter(draft, 'placement', (one) => one.pageId === id)) {
		if (!held.has(placement.id)) draft.remove('placement', placement.id);
	}
	return null;
};

/** Hints are for whoever makes the layout, where it is made. */
function checkSlots(made: Formatted, slots: readonly Slot[], kind: PageKind): Refusal | null {
	if (new Set(slots.map((slot) => slot.id)).size < slots.length) return duplicate('slot');
	const wrong = checkLayout(formatOf(made), slots, kind).find(stopsLayout);
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
	const { format } = template;
	if (!formatNow(draft, template.formatId)) return invalid('formatId');
	if (format ? !isSound(format, template.formatId) : !isShipped(template.formatId))
		return invalid('format');
	const wrong = checkSlots(template, template.slots, template.kind);
	if (wrong) return wrong;
	draft.put('template', template);
	return null;
};

/** What a template says that it was drawn in. */
const isSound = (format: Format, id: Id): boolean =>
	format.id === id && !formatFaults(fieldsOf(format)).some(stopsFormat);

/** Pages made from it keep their slots; without one of its kind no new edition could be made. */
export const removeTemplate: Rule<'template.remove'> = (draft, { id }) => {
	const template = draft.get('template', id);
	if (!template) return notFound('template');
	draft.remove('template', id);
	const format = formatNow(draft, template.formatId);
	if (format && template.kind !== 'ad' && lacks(draft, format).includes(template.kind))
		return { reason: 'last-template' };
	const newsroom = draft.get('newsroom', 'newsroom');
	if (!newsroom?.pagePlan?.some(({ templateId }) => templateId === id)) return null;
	const pagePlan = newsroom.pagePlan.map((one) =>
		one.templateId === id ? { ...one, templateId: null } : one
	);
	draft.put('newsroom', { ...newsroom, pagePlan });
	return null;
};

/** Words for a slot that takes no story: an ad's customer, a teaser. */
export const labelSlot: Rule<'slot.label'> = (draft, { pageId, slotId, label }) =>
	changeSlot(draft, pageId, slotId, ({ teaser: _teaser, ...slot }) => ({
		...slot,
		label: label || undefined
	}));

export const setTeaser: Rule<'slot.teaser'> = (draft, command) => {
	const { pageId, slotId, teaser, expect } = command;
	const slot = draft.get('page', pageId)?.slots.find((one) => one.id === slotId);
	if (!slot) return notFound('slot');
	if (slot.role !== 'teaser') return invalid('slot');
	if (expect !== undefined && !sameTeaser(expect, teaserIn(slot)))
		return { reason: 'teaser-changed' };
	if ((teaser?.title?.length ?? 0) > MAX_TEASER_TITLE) return invalid('title');
	const wrong = teaser?.kind === 'stories' ? checkItems(draft, teaser.items) : null;
	if (wrong) return wrong;
	return changeSlot(draft, pageId, slotId, ({ label: _label, ...one }) => ({
		...one,
		teaser: teaser ?? undefined
	}));
};

function checkItems(view: DeskView, items: readonly TeaserItem[]): Refusal | null {
	if (items.length > MAX_TEASER_ITEMS) return invalid('items');
	if (items.some(({ storyId, words }) => storyId === null && !words?.trim()))
		return invalid('words');
	const ids = items.flatMap(({ storyId }) => storyId ?? []);
	if (new Set(ids).size < ids.length) return duplicate('story');
	return ids.every((id) => view.get('story', id)) ? null : notFound('story');
}

function changeSlot(
	draft: Draft,
	pageId: Id,
	slotId: Id,
	change: (slot: Slot) => Slot
): Refusal | null {
	const page = draft.get('page', pageId);
	if (!page) return notFound('page');
	if (!page.slots.some((one) => one.id === slotId)) return notFound('slot');
	const slots = page.slots.map((one) => (one.id === slotId ? change(one) : one));
	draft.put('page', { ...page, slots });
	return null;
}
