import type { Page } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import type { PersonRow, SignInFacts } from './person-row.ts';

const UNKNOWN = { hasPassword: false, lastSeenAt: null, linkExpiresAt: null };

/**
 * The administrator's list: people and pages as the desk has them live, and beside each what the
 * server alone knows of their sign-in.
 */
export function peopleRows(
	people: readonly Person[],
	pages: readonly Page[],
	facts: readonly SignInFacts[]
): PersonRow[] {
	const known = new Map(facts.map(({ personId, ...rest }) => [personId, rest]));
	const sorted = pages.toSorted((one, other) => one.number - other.number);
	return people.map(({ id, name, username, roles, ink, active }) => ({
		id,
		name,
		username,
		roles,
		ink,
		active,
		pages: sorted
			.filter(({ editorId, proofreaderId }) => editorId === id || proofreaderId === id)
			.map(({ number }) => number),
		...(known.get(id) ?? UNKNOWN)
	}));
}
