import type { Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import { isPressed } from '../press.ts';
import { isOpen, overlay, tryOn, withMore, type Decisions } from '../tryout/try-on.ts';
import type { TriedCommand } from '../tryout/tryout.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import { Draft } from './draft.ts';
import { labelSlot, layoutPage, setTeaser } from './pages.ts';
import { place, unplace } from './placements.ts';

export const startTryOut: Rule<'tryout.start'> = (draft, command, { personId, at }) => {
	const { id, editionId, name } = command;
	const edition = draft.get('edition', editionId);
	if (!edition) return notFound('edition');
	if (isPressed(edition)) return { reason: 'pressed' };
	if (draft.get('tryout', id)) return duplicate('tryout');
	if (name.trim() === '') return invalid('name');
	draft.put('tryout', { id, editionId, name: name.trim(), personId, at, changes: [] });
	return null;
};

/** The same rules as on the plan itself, over what was tried so far. */
export const changeTryOut: Rule<'tryout.change'> = (draft, { id, command }, context) => {
	const tryout = draft.get('tryout', id);
	if (!tryout) return notFound('tryout');
	if (isPressed(draft.get('edition', tryout.editionId))) return { reason: 'pressed' };
	const before = overlay(draft, tryout);
	const tried = new Draft(before);
	const refusal = runTried(tried, command, context);
	if (refusal) return refusal;
	const pages = new Set<Id>();
	const slots = new Map<Id, Id>();
	for (const change of tried.changes()) {
		if (change.kind === 'page') pages.add(change.id);
		if (change.kind !== 'placement') continue;
		const pageId = change.value?.pageId ?? before.get('placement', change.id)?.pageId;
		if (pageId !== undefined) slots.set(change.id, pageId);
	}
	if (!stays(tried, tryout.editionId, [...pages, ...slots.values()])) return invalid('edition');
	const touched = { pages, slots: [...slots].map(([slotId, pageId]) => ({ id: slotId, pageId })) };
	draft.put('tryout', { ...tryout, changes: withMore(tryout.changes, draft, tried, touched) });
	return null;
};

/** A try-out is of one edition. */
const stays = (draft: Draft, editionId: Id, pageIds: readonly Id[]): boolean =>
	pageIds.every((id) => draft.get('page', id)?.editionId === editionId);

function runTried(draft: Draft, command: TriedCommand, context: ApplyContext): Refusal | null {
	switch (command.type) {
		case 'story.place':
			return place(draft, command, context, []);
		case 'story.unplace':
			return unplace(draft, command, context, []);
		case 'slot.label':
			return labelSlot(draft, command, context, []);
		case 'slot.teaser':
			return setTeaser(draft, command, context, []);
		case 'page.layout':
			return layoutPage(draft, command, context, []);
	}
}

/** All of it at once; a conflict that nobody has decided refuses it. */
export const commitTryOut: Rule<'tryout.commit'> = (draft, { id, decisions }, context) => {
	const tryout = draft.get('tryout', id);
	if (!tryout) return notFound('tryout');
	const taken: Decisions = Object.fromEntries(decisions.map(({ key, take }) => [key, take]));
	const conflicts = tryOn(draft, tryout, ({ key }) => taken[key] ?? 'real', context);
	const open = conflicts.filter((one) => isOpen(one) && taken[one.key] === undefined);
	if (open.length > 0) return { reason: 'tryout-conflicts', count: open.length };
	draft.remove('tryout', id);
	return null;
};

export const dropTryOut: Rule<'tryout.drop'> = (draft, { id }) => {
	if (!draft.get('tryout', id)) return notFound('tryout');
	draft.remove('tryout', id);
	return null;
};
