import { isPressed } from '../press.ts';
import { invalid, notFound, type Rule } from './context.ts';
import { joinEdition } from './placements.ts';

export const holdStory: Rule<'story.hold'> = (draft, { id, reason }, { personId, at }) => {
	const story = draft.get('story', id);
	if (!story) return notFound('story');
	if (story.spikedAt !== null) return invalid('spiked');
	if (reason.trim() === '') return invalid('reason');
	draft.put('story', { ...story, held: { personId, at, reason: reason.trim() } });
	return null;
};

export const releaseStory: Rule<'story.release'> = (draft, { id }) => {
	const story = draft.get('story', id);
	if (!story) return notFound('story');
	const { held, ...released } = story;
	if (held) draft.put('story', released);
	return null;
};

/** All of them or none. A deadline of the old day says nothing about the new one. */
export const carryStories: Rule<'story.carry'> = (draft, { storyIds, editionId }) => {
	const edition = draft.get('edition', editionId);
	if (!edition) return notFound('edition');
	if (isPressed(edition)) return { reason: 'pressed' };
	if (storyIds.length === 0) return invalid('stories');
	for (const id of storyIds) {
		const story = draft.get('story', id);
		if (!story) return notFound('story');
		if (story.editionId === editionId && story.spikedAt === null) continue;
		joinEdition(draft, story, editionId);
		draft.put('story', { ...story, editionId, spikedAt: null, deadline: null });
	}
	return null;
};
