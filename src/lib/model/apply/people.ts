import type { DeskView } from '../records.ts';
import { isName, type Ink, type Person } from '../person.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';
import { filter, find } from './draft.ts';

export const addPerson: Rule<'person.add'> = (draft, command, { at }) => {
	const { id, name, email, roles } = command;
	const username = command.username.toLowerCase();
	if (draft.get('person', id)) return duplicate('person');
	if (!isName(name)) return invalid('name');
	if (roles.length === 0) return invalid('roles');
	if (find(draft, 'person', (person) => person.username === username)) return duplicate('username');
	if (email && find(draft, 'person', (person) => sameEmail(person.email, email))) {
		return duplicate('email');
	}
	draft.put('person', {
		id,
		name: name.trim(),
		username,
		email,
		roles: [...new Set(roles)],
		ink: rarestInk(draft),
		active: true,
		createdAt: at
	});
	return null;
};

const sameEmail = (one: string | null, other: string): boolean =>
	one?.toLowerCase() === other.toLowerCase();

/** So that the people at work look different for as long as there are inks. */
function rarestInk(view: DeskView): Ink {
	const uses = new Map<Ink, number>([1, 2, 3, 4, 5, 6].map((ink) => [ink as Ink, 0]));
	for (const { ink, active } of view.list('person')) {
		if (active) uses.set(ink, (uses.get(ink) ?? 0) + 1);
	}
	return [...uses].reduce((least, one) => (one[1] < least[1] ? one : least))[0];
}

export const updatePerson: Rule<'person.update'> = (draft, { id, patch }) => {
	const person = draft.get('person', id);
	if (!person) return notFound('person');
	if (patch.name !== undefined && patch.name.trim() === '') return invalid('name');
	const { email } = patch;
	if (email && find(draft, 'person', (one) => one.id !== id && sameEmail(one.email, email))) {
		return duplicate('email');
	}
	draft.put('person', { ...person, ...patch });
	return null;
};

export const setRoles: Rule<'person.roles'> = (draft, { id, roles }) => {
	const person = draft.get('person', id);
	if (!person) return notFound('person');
	if (roles.length === 0) return invalid('roles');
	if (!roles.includes('administrator') && isLastAdministrator(draft, person)) {
		return invalid('last-administrator');
	}
	draft.put('person', { ...person, roles: [...new Set(roles)] });
	return null;
};

export const deactivate: Rule<'person.deactivate'> = (draft, { id }) => {
	const person = draft.get('person', id);
	if (!person) return notFound('person');
	if (isLastAdministrator(draft, person)) return invalid('last-administrator');
	draft.put('person', { ...person, active: false });
	return null;
};

export const activate: Rule<'person.activate'> = (draft, { id }) => {
	const person = draft.get('person', id);
	if (!person) return notFound('person');
	draft.put('person', { ...person, active: true });
	return null;
};

/** Without an administrator nobody could ever be let in again. */
function isLastAdministrator(view: DeskView, person: Person): boolean {
	const isOne = (one: Person) => one.active && one.roles.includes('administrator');
	return isOne(person) && filter(view, 'person', isOne).length === 1;
}
