import { error } from '@sveltejs/kit';
import { Format } from '#lib/i18n/format.ts';
import type { PersonRow } from '#lib/people/person-row.ts';
import type { Id } from '#model/ids.ts';
import type { DeskView } from '#model/records.ts';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('copydesk:people');
	const { people, desk } = services();
	const access = locals.person && (await people.access(locals.person.id));
	if (!access?.ok) error(403, 'Only for administrators');
	const paper = desk.view.get('newsroom', 'newsroom');
	const timeZone = paper?.timeZone ?? 'UTC';
	const pages = pagesOf(desk.view, new Format(locals.lang, timeZone).dateOf(Date.now()));
	const rows: PersonRow[] = access.value.flatMap(({ personId, ...seen }) => {
		const person = desk.view.get('person', personId);
		if (!person) return [];
		const { id, name, username, roles, ink, active } = person;
		return [{ id, name, username, roles, ink, active, pages: pages.get(id) ?? [], ...seen }];
	});
	return {
		rows,
		paper: paper?.name ?? '',
		timeZone,
		me: locals.person?.name ?? '',
		now: Date.now()
	};
};

/** Whose pages are which, in the edition being made: the first that is not of the past. */
function pagesOf(view: DeskView, today: string): Map<Id, number[]> {
	const [edition] = [...view.list('edition')]
		.filter(({ date }) => date >= today)
		.sort((one, other) => one.date.localeCompare(other.date));
	const numbers = new Map<Id, number[]>();
	for (const page of view.list('page')) {
		if (page.editionId !== edition?.id) continue;
		for (const id of new Set([page.editorId, page.proofreaderId])) {
			if (id)
				numbers.set(
					id,
					[...(numbers.get(id) ?? []), page.number].sort((a, b) => a - b)
				);
		}
	}
	return numbers;
}
