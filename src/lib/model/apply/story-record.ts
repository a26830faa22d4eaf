import type { ListChange } from '../commands.ts';
import type { Id } from '../ids.ts';
import { invalid, notFound, type Rule } from './context.ts';
import { joinEdition } from './placements.ts';

export const updateStory: Rule<'story.update'> = (draft, { id, patch }) => {
	const story = draft.get('story', id);
	if (!story) return notFound('story');
	const { authorIds = {}, sharedIds = {}, ...rest } = patch;
	const { editorId, editionId, target } = rest;
	const people = [authorIds, sharedIds, { add: editorId ? [editorId] : [] }].flatMap(
		({ add = [] }) => add
	);
	if (people.some((personId) => !draft.get('person', personId))) return notFound('person');
	if (editionId && !draft.get('edition', editionId)) return notFound('edition');
	if (target != null && !(target > 0)) return invalid('target');
	// Moved first, since moving takes it off the pages of the other day.
	if (editionId !== undefined) joinEdition(draft, story, editionId);
	draft.put('story', {
		...(draft.get('story', id) ?? story),
		...rest,
		authorIds: changed(story.authorIds, authorIds),
		sharedIds: changed(story.sharedIds, sharedIds)
	});
	return null;
};

const changed = (ids: readonly Id[], { add = [], remove = [] }: ListChange): Id[] => [
	...new Set([...ids.filter((id) => !remove.includes(id)), ...add])
];
