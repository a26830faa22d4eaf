import { invalid, notFound, type Rule } from './context.ts';

/** Texts are no records: the server keeps them, in the same transaction. */
export const keepVersion: Rule<'version.keep'> = (draft, { storyId }) =>
	draft.get('story', storyId) ? null : notFound('story');

/** What it writes, the server writes, as an edit of the person's. */
export const restoreVersion: Rule<'version.restore'> = (draft, { storyId }) => {
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	return story.spikedAt === null ? null : invalid('spiked');
};
