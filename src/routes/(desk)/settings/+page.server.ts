import { error, fail } from '@sveltejs/kit';
import { mastheadFrom } from '#lib/masthead/masthead-form.ts';
import { formOf } from '#lib/people/form-of.ts';
import { timeZones } from '#lib/people/set-up-form.ts';
import { newId } from '#model/ids.ts';
import { mastheadFacts } from '#model/calendar.ts';
import { can } from '#model/permissions.ts';
import type { Person } from '#model/person.ts';
import {
	changedFields,
	only,
	over,
	settingsOf,
	type SettingName,
	type Settings
} from '#model/settings.ts';
import { services } from '#server/services.ts';
import { unlessAway } from '../../store-away.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of the masthead that is shown as an example. */
const PAGES = 8;

function administrator(person: Person | null): Person {
	if (!person || !can(person, 'newsroom.configure'))
		error(403, { message: 'Only for administrators', only: 'administrators' });
	return person;
}

export const load: PageServerLoad = ({ locals }) => {
	administrator(locals.person);
	const newsroom = services().desk.view.get('newsroom', 'newsroom');
	if (!newsroom) error(404, 'Not set up');
	const date = new Intl.DateTimeFormat('en-CA', { timeZone: newsroom.timeZone }).format();
	const today = { date, issue: null };
	return {
		newsroom,
		settings: settingsOf(newsroom),
		facts: mastheadFacts(today, PAGES),
		timeZones: timeZones()
	};
};

/** What a field posts as JSON; undefined where it is none. */
function jsonFrom(form: FormData, name: string): unknown {
	try {
		return JSON.parse(String(form.get(name) ?? 'null'));
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Settings as the schema of commands reads them; nothing where they are none of ours. */
function settingsFrom(patch: unknown): Settings {
	const read = services().desk.read({ id: newId(), command: { type: 'newsroom.update', patch } });
	return read?.command.type === 'newsroom.update' ? read.command.patch : {};
}

/** What the form began from. */
const beganFrom = (form: FormData): Settings => settingsFrom(jsonFrom(form, 'began') ?? {});

/** `began`: what the form, which stays as it is, goes on from. */
const refused = (problem: string, began: Settings, fields: SettingName[] = [], status = 400) =>
	fail(status, { saved: false as const, problem, began, fields });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { id } = administrator(locals.person);
		const form = await formOf(request);
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const wanted: Settings = {
			name: text('name'),
			timeZone: text('timeZone'),
			formatId: text('formatId'),
			pressTime: text('pressTime'),
			masthead: mastheadFrom(form)
		};
		const { desk } = services();
		const began = beganFrom(form);
		const changed = changedFields(began, wanted);
		const [patch, expect] = [only(wanted, changed), only(began, changed)];
		// Held against the same schema as what comes by /api/commands: artwork above all.
		const asked = desk.read({ id: newId(), command: { type: 'newsroom.update', patch, expect } });
		if (!asked) return refused(wanted.name ? 'other' : 'name', began);
		const saved = await unlessAway(desk.execute(id, asked.id, asked.command));
		if (saved === 'away') return refused('away', began, [], 503);
		if (saved.ok) return { saved: true as const, problem: null, began: null, fields: [] };
		const { error: refusal } = saved;
		if (refusal.reason !== 'settings-changed')
			return refused('what' in refusal ? refusal.what : 'other', began);
		const newsroom = desk.view.get('newsroom', 'newsroom');
		const theirs = newsroom ? only(settingsOf(newsroom), refusal.fields) : {};
		return refused('overtaken', over(began, theirs), refusal.fields);
	}
};
