import type { NewStory, Refusal } from '../commands.ts';
import {
	duplicate,
	invalid,
	notFound,
	type ApplyContext,
	type Rule,
	type Seed
} from './context.ts';
import type { Draft } from './draft.ts';
import { named } from '../teaser.ts';
import { setTeaser } from './pages.ts';
import { newPromise, promiseFault } from './promises.ts';
import { pageOfSlot, placeNew, takeOff } from './placements.ts';

export const createStory: Rule<'story.create'> = (draft, command, context, seeds) =>
	addStory(draft, command, context, seeds);

function addStory(
	draft: Draft,
	story: NewStory,
	context: ApplyContext,
	seeds: Seed[]
): Refusal | null {
	const { id, editionId, kind, section, authorIds, target, slotId, blocks } = story;
	if (draft.get('story', id)) return duplicate('story');
	if (editionId && !draft.get('edition', editionId)) return notFound('edition');
	if (authorIds.some((personId) => !draft.get('person', personId))) return notFound('person');
	if (target !== null && !(target > 0)) return invalid('target');
	const fault = story.promise && promiseFault(story.promise, context.at);
	if (fault) return fault;
	const promise = story.promise && newPromise(story.promise, context);
	const { stage = 'draft', incomplete = false } = story;
	draft.put('story', {
		id,
		editionId,
		kind,
		stage,
		section,
		authorIds,
		sharedIds: [],
		editorId: null,
		target: target ?? promise?.length ?? null,
		deadline: null,
		incomplete,
		...(promise ? { promise } : {}),
		spikedAt: null,
		createdAt: context.at,
		createdBy: context.personId
	});
	seeds.push({ storyId: id, blocks });
	return slotId ? placeNew(draft, id, slotId, context) : null;
}

/** All of a taken-in page or nothing. */
export const importStories: Rule<'story.import'> = (draft, command, context, seeds) => {
	const { editionId, stories, teasers } = command;
	if (!draft.get('edition', editionId)) return notFound('edition');
	if (stories.length === 0 && teasers.length === 0) return invalid('stories');
	for (const story of stories) {
		const refusal = addStory(draft, { ...story, editionId }, context, seeds);
		if (refusal) return refusal;
	}
	for (const { slotId, items, title } of teasers) {
		const page = pageOfSlot(draft, slotId);
		if (!page) return notFound('slot');
		const teaser = { ...named(title), kind: 'stories', items } as const;
		const shown = { type: 'slot.teaser', pageId: page.id, slotId, teaser } as const;
		const refusal = setTeaser(draft, shown, context, seeds);
		if (refusal) return refusal;
	}
	return null;
};

/** Set aside: off every page; its words and comments stay. */
export const spikeStory: Rule<'story.spike'> = (draft, { id }, { at }) => {
	const story = draft.get('story', id);
	if (!story) return notFound('story');
	if (story.stage === 'signed') return { reason: 'locked' };
	if (story.spikedAt !== null) return null;
	takeOff(draft, id);
	draft.put('story', { ...story, spikedAt: at });
	return null;
};

export const reviveStory: Rule<'story.revive'> = (draft, { id }) => {
	const story = draft.get('story', id);
	if (!story) return notFound('story');
	if (story.spikedAt !== null) draft.put('story', { ...story, spikedAt: null });
	return null;
};
