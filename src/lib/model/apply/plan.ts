import type { StoryThen } from '../moment.ts';
import { takesStory } from '../page.ts';
import { leftOut, pagePlanOf, samePagePlan } from '../plan-history/page-plan.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import { filter, type Draft } from './draft.ts';
import { layoutPage } from './pages.ts';
import { joinEdition, mainPlacement, standing } from './placements.ts';

/** The words of a story change without a command: what it was called is kept with the moment. */
export const markPlan: Rule<'plan.mark'> = (draft, { id, editionId, name }, { personId, at }) => {
	if (!draft.get('edition', editionId)) return notFound('edition');
	if (draft.get('moment', id)) return duplicate('moment');
	if (name.trim() === '') return invalid('name');
	const stories = filter(
		draft,
		'story',
		(story) => story.editionId === editionId && story.spikedAt === null
	).map((story): StoryThen => {
		const facts = draft.get('facts', story.id);
		const headline = facts?.headline || facts?.excerpt || '';
		return { id: story.id, headline, length: facts?.length ?? 0 };
	});
	draft.put('moment', { id, editionId, name: name.trim(), personId, at, stories });
	return null;
};

export const restorePage: Rule<'plan.restore'> = (draft, command, context, seeds) => {
	const { pageId, slots, templateId, placements, expect } = command;
	const now = pagePlanOf(draft, pageId);
	if (!now) return notFound('page');
	if (!samePagePlan(now, expect)) return { reason: 'plan-changed' };
	const layout = { type: 'page.layout', id: pageId, slots, templateId } as const;
	const refusal = layoutPage(draft, layout, context, seeds);
	if (refusal) return refusal;
	const takes = new Set(slots.filter(takesStory).map(({ id }) => id));
	if (placements.some(({ slotId }) => !takes.has(slotId))) return invalid('slot');
	const wanted = new Map(placements.map(({ slotId, storyId }) => [slotId, storyId]));
	for (const { slotId, storyId } of now.placements)
		if (wanted.get(slotId) !== storyId) draft.remove('placement', slotId);
	for (const [slotId, storyId] of wanted) putBack(draft, pageId, { slotId, storyId }, context);
	return null;
};

/** Puts a story into its old slot, unless it stands there or cannot: then the slot stays empty. */
function putBack(
	draft: Draft,
	pageId: string,
	{ slotId, storyId }: { slotId: string; storyId: string },
	context: ApplyContext
): void {
	const page = draft.get('page', pageId);
	const story = draft.get('story', storyId);
	if (!page || !story || leftOut(draft, storyId, page.editionId)) return;
	if (draft.get('placement', slotId)?.storyId === storyId) return;
	const isJump = page.slots.find(({ id }) => id === slotId)?.role === 'jump';
	const old = isJump ? undefined : mainPlacement(draft, storyId);
	if (old) draft.remove('placement', old.id);
	joinEdition(draft, story, page.editionId);
	draft.put('placement', standing(slotId, page, storyId, context));
}
