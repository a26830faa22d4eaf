import { checkAgain } from '../press-check/check-edition.ts';
import {
	askedAbout,
	askedOf,
	askedStep,
	remindersOf,
	type Reminder
} from '../press-check/reminder.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';

/** Nobody is asked twice about the same thing, and nobody about what is not so, or not theirs. */
export const remind: Rule<'check.remind'> = (draft, command, { personId, at }) => {
	const { id, editionId, itemId, kind, about, personIds } = command;
	const edition = draft.get('edition', editionId);
	if (!edition) return notFound('edition');
	if (draft.get('reminder', id)) return duplicate('reminder');
	const item = checkAgain(draft, edition, at)({ ...command, id: itemId });
	if (!item || askedAbout(item) !== about) return { reason: 'item-changed' };
	const may = askedOf(item, personId);
	if (personIds.length === 0 || !personIds.every((one) => may.includes(one)))
		return invalid('person');
	const before = remindersOf(draft, item).find((one) =>
		personIds.some((asked) => one.personIds.includes(asked))
	);
	if (before) return { reason: 'reminded', by: before.personId, at: before.at };
	const { pageId, storyId, slotId } = item;
	const threadId = 'threadId' in item ? item.threadId : null;
	const where = { pageId, storyId, slotId, threadId };
	const asked: Reminder = {
		...{ id, editionId, itemId, about, kind, ...where },
		...{ step: askedStep(item), personIds: [...new Set(personIds)], personId, at }
	};
	draft.put('reminder', asked);
	return null;
};
