import type { Command } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';

/** Makes a story of no edition, by whoever asks. */
export const newStory = (id: Id): Command => ({
	type: 'story.create',
	id,
	editionId: null,
	kind: 'news',
	section: '要闻',
	authorIds: [],
	target: null,
	blocks: []
});
