import { can } from '#model/permissions.ts';
import type { Person } from '#model/person.ts';
import type { Story } from '#model/story.ts';

type Written = Pick<Story, 'authorIds' | 'sharedIds' | 'createdBy'>;

/** Who may be made an author of a story: whoever writes stories and is not its author yet. */
export const mayBeAuthors = (people: readonly Person[], { authorIds }: Written): Person[] =>
	people.filter((person) => !authorIds.includes(person.id) && can(person, 'story.create'));

/** Whom a story may be shared with: those who may write it only if it is. */
export const mayBeAsked = (people: readonly Person[], story: Written): Person[] =>
	people.filter((person) => {
		const writes = (sharedIds: string[]) =>
			can(person, 'story.write', { story: { ...story, stage: 'draft', sharedIds } });
		return !writes(story.sharedIds) && writes([person.id]);
	});
