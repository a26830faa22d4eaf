import { CLOSE } from '#document/close-codes.ts';
import type { Access } from '#document/protocol.ts';
import type { Id } from '#model/ids.ts';
import { can } from '#model/permissions.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { err, ok } from '#model/result.ts';
import type { Story } from '#model/story.ts';
import type { Standing } from './connection.ts';

/**
 * How somebody stands, asked for every frame: worked out anew when the record of the person or of
 * the story is another one. Records are replaced, never changed.
 */
export function standingWatch(
	view: Pick<DeskView, 'get'>,
	personId: Id,
	storyId: Id
): () => Standing {
	let last: { person?: Person; story?: Story; standing: Standing } | null = null;
	return () => {
		const [person, story] = [view.get('person', personId), view.get('story', storyId)];
		if (last === null || last.person !== person || last.story !== story)
			last = { person, story, standing: standingOf(view, personId, storyId) };
		return last.standing;
	};
}

/** What somebody may do with a story's words now, from their roles and the state of the story. */
export function standingOf(view: Pick<DeskView, 'get'>, personId: Id, storyId: Id): Standing {
	const person = view.get('person', personId);
	const story = view.get('story', storyId);
	if (!person) return err(CLOSE.signedOut);
	if (!person.active) return err(CLOSE.deactivated);
	if (!story) return err(CLOSE.noSuchStory);
	if (!can(person, 'story.read', { story })) return err(CLOSE.forbidden);
	const access: Access = can(person, 'story.write', { story }) ? 'write' : 'read';
	const { id, name, ink, roles } = person;
	return ok({ id, name, ink, roles, access });
}
