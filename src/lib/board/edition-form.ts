import type { EditionPatch } from '#model/commands.ts';
import type { Edition, EditionKind } from '#model/edition.ts';
import { pressDayOf, pressMoment, type PressDay } from '#model/edition-draft.ts';
import type { Format } from '#lib/i18n/format.ts';

/** An edition's settings as they are filled in. */
export interface EditionForm {
	/** Empty: none. */
	issue: string;
	/** "HH:MM". */
	press: string;
	pressDay: PressDay;
	kind: EditionKind;
	name: string;
}

export const editionForm = (edition: Edition, format: Format): EditionForm => ({
	issue: edition.issue === null ? '' : String(edition.issue),
	press: format.time(edition.pressAt),
	pressDay: pressDayOf(edition, format.timeZone) ?? 'eve',
	kind: edition.kind ?? 'regular',
	name: edition.name ?? ''
});

/** What a person has changed of an edition as they saw it last, and what they began from. */
export function editionChanges(
	seen: Edition,
	form: EditionForm,
	format: Format
): { patch: EditionPatch; expect: EditionPatch } {
	const before = editionForm(seen, format);
	const { issue, press, pressDay, kind } = form;
	const name = form.name.trim();
	const patch: EditionPatch = {};
	if (issue !== before.issue) patch.issue = issue === '' ? null : Number(issue);
	if (kind !== before.kind) patch.kind = kind;
	if (name !== before.name) patch.name = name;
	if (press !== before.press || pressDay !== before.pressDay)
		patch.pressAt = pressMoment(seen.date, press, format.timeZone, pressDay);
	const { issue: number, pressAt } = seen;
	return { patch, expect: { issue: number, pressAt, kind: before.kind, name: before.name } };
}

/** The form with what somebody else has set, where this person had changed nothing. */
export const mergedForm = (form: EditionForm, was: EditionForm, now: EditionForm): EditionForm => {
	const isOwn = (field: keyof EditionForm) => form[field] !== was[field];
	const own = (Object.keys(form) as (keyof EditionForm)[]).filter(isOwn);
	return { ...now, ...Object.fromEntries(own.map((field) => [field, form[field]])) };
};
