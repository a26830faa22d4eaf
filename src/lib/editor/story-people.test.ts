import { expect, test } from 'vitest';
import type { Person, Role } from '#model/person.ts';
import { mayBeAsked, mayBeAuthors } from './story-people.ts';

const person = (id: string, ...roles: Role[]): Person => ({
	id,
	name: id,
	username: id,
	email: null,
	roles,
	ink: 1,
	active: true,
	createdAt: 0
});
const PEOPLE = [
	person('author', 'reporter'),
	person('maker', 'reporter'),
	person('reporter', 'reporter'),
	{ ...person('gone', 'reporter'), active: false },
	person('editor', 'editor'),
	person('proofreader', 'proofreader'),
	person('administrator', 'administrator')
];
const STORY = { authorIds: ['author'], sharedIds: [], createdBy: 'maker' };
const ids = (people: readonly Person[]) => people.map(({ id }) => id);

test('whoever writes stories may become an author, nobody twice', () => {
	expect(ids(mayBeAuthors(PEOPLE, STORY))).toEqual(['maker', 'reporter', 'editor']);
});

test('a story is shared with those who could not write it otherwise', () => {
	expect(ids(mayBeAsked(PEOPLE, STORY))).toEqual(['reporter']);
	expect(ids(mayBeAsked(PEOPLE, { ...STORY, sharedIds: ['reporter'] }))).toEqual([]);
});
