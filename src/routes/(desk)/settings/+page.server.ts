import { error, fail } from '@sveltejs/kit';
import { mastheadFrom } from '#lib/masthead/masthead-form.ts';
import { formOf } from '#lib/people/form-of.ts';
import { timeZones } from '#lib/people/set-up-form.ts';
import { newId } from '#model/ids.ts';
import { mastheadFacts } from '#model/calendar.ts';
import { mastheadOf } from '#model/masthead.ts';
import { can } from '#model/permissions.ts';
import type { Person } from '#model/person.ts';
import { services } from '#server/services.ts';
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
		masthead: mastheadOf(newsroom),
		facts: mastheadFacts(today, PAGES),
		timeZones: timeZones()
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { id } = administrator(locals.person);
		const form = await formOf(request);
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const patch = {
			name: text('name'),
			timeZone: text('timeZone'),
			formatId: text('formatId'),
			pressTime: text('pressTime'),
			masthead: mastheadFrom(form)
		};
		const { desk } = services();
		// Held against the same schema as what comes by /api/commands: artwork above all.
		const asked = desk.read({ id: newId(), command: { type: 'newsroom.update', patch } });
		if (!asked) return fail(400, { saved: false as const, problem: patch.name ? 'other' : 'name' });
		const saved = await desk.execute(id, asked.id, asked.command);
		if (saved.ok) return { saved: true as const, problem: null };
		const { error: refusal } = saved;
		return fail(400, {
			saved: false as const,
			problem: 'what' in refusal ? refusal.what : 'other'
		});
	}
};
