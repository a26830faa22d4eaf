import { can } from './permissions.ts';
import type { Person } from './person.ts';
import type { Change } from './records.ts';

/** The changes a person may see: whoever may not read stories gets no comments on them, and no reasons why they were sent back. */
export const visibleTo = (person: Person, changes: Change[]): Change[] =>
	seesAll(person) ? changes : changes.filter(({ kind }) => kind !== 'thread' && kind !== 'return');

/** Whether nothing has to be left out for a person. */
export const seesAll = (person: Person): boolean => can(person, 'story.read');
