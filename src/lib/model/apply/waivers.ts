import { mayBeWaived } from '../press-check/check-item.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';
import { filter } from './draft.ts';

/** One at a time for each item: the latest says why. */
export const waive: Rule<'check.waive'> = (draft, command, { personId, at }) => {
	const { type: _, ...about } = command;
	if (!draft.get('edition', about.editionId)) return notFound('edition');
	if (draft.get('waiver', about.id)) return duplicate('waiver');
	if (!mayBeWaived(about.kind)) return invalid('check');
	if (about.reason.trim() === '') return invalid('reason');
	const isSame = (one: { editionId: string; itemId: string }) =>
		one.editionId === about.editionId && one.itemId === about.itemId;
	for (const { id } of filter(draft, 'waiver', isSame)) draft.remove('waiver', id);
	draft.put('waiver', { ...about, reason: about.reason.trim(), personId, at });
	return null;
};

export const unwaive: Rule<'check.unwaive'> = (draft, { id }) => {
	if (!draft.get('waiver', id)) return notFound('waiver');
	draft.remove('waiver', id);
	return null;
};
