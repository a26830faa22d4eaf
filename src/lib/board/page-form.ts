import type { Command } from '#model/commands.ts';
import { addDays, momentOf } from '#model/days.ts';
import type { Edition } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Page, Template } from '#model/page.ts';
import type { Format } from '#lib/i18n/format.ts';

/** A page's settings as they are filled in; empty strings: nobody, none, no change. */
export interface PageForm {
	name: string;
	editorId: Id;
	proofreaderId: Id;
	/** "HH:MM". */
	deadline: string;
	templateId: Id;
	/** By slot. */
	labels: Record<Id, string>;
}

export const pageForm = (page: Page, format: Format): PageForm => ({
	name: page.name,
	editorId: page.editorId ?? '',
	proofreaderId: page.proofreaderId ?? '',
	deadline: page.deadline === null ? '' : format.time(page.deadline),
	templateId: '',
	labels: Object.fromEntries(page.slots.map((slot) => [slot.id, slot.label ?? '']))
});

/** The commands that turn a page into what the form says; none where nothing was changed. */
export function pageChanges(
	page: Page,
	form: PageForm,
	edition: Edition,
	format: Format,
	template: Template | undefined
): Command[] {
	const before = pageForm(page, format);
	const patch: Extract<Command, { type: 'page.update' }>['patch'] = {};
	if (form.name.trim() !== before.name) patch.name = form.name.trim();
	if (form.editorId !== before.editorId) patch.editorId = form.editorId || null;
	if (form.proofreaderId !== before.proofreaderId) patch.proofreaderId = form.proofreaderId || null;
	if (form.deadline !== before.deadline)
		patch.deadline = deadlineOf(edition, form.deadline, format);
	const commands: Command[] = [];
	if (Object.keys(patch).length > 0) commands.push({ type: 'page.update', id: page.id, patch });
	if (template) return [...commands, newLayout(page, template)];
	for (const slot of page.slots) {
		const label = (form.labels[slot.id] ?? '').trim();
		if (label === (before.labels[slot.id] ?? '')) continue;
		commands.push({ type: 'slot.label', pageId: page.id, slotId: slot.id, label });
	}
	return commands;
}

/** A deadline is the last such time before press: past midnight it is still the same night. */
function deadlineOf(edition: Edition, time: string, format: Format): number | null {
	if (time === '') return null;
	const pressDay = format.dateOf(edition.pressAt);
	const sameDay = momentOf(pressDay, time, format.timeZone);
	return sameDay <= edition.pressAt
		? sameDay
		: momentOf(addDays(pressDay, -1), time, format.timeZone);
}

const newLayout = (page: Page, template: Template): Command => ({
	type: 'page.layout',
	id: page.id,
	templateId: template.id,
	slots: template.slots.map((slot) => ({ ...slot, id: newId() }))
});
