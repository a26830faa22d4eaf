import type { Id } from '#model/ids.ts';
import { HOUSE, type Person, type Role } from '#model/person.ts';
import type { authorshipTexts } from '#lib/i18n/authorship.ts';

type Words = (typeof authorshipTexts)['zh'];

interface Named {
	personId: Id | null;
	person: Person | undefined;
}

export function nameOf({ personId, person }: Named, t: Words): string {
	if (person) return person.name;
	return personId === HOUSE ? t.house : t.unknown;
}

/** What stands below a name: roles, and whether somebody has left. */
export function detailOf(
	{ personId, person }: Named,
	t: Words,
	{ role }: { role: Record<Role, string> }
): string {
	if (!person) return personId === HOUSE ? t.houseDetail : '';
	const roles = person.roles.map((one) => role[one]);
	return [...roles, ...(person.active ? [] : [t.inactive])].join(t.between);
}
