import { daysBetween } from '../days.ts';
import { isDate, takesNumber } from '../edition.ts';
import type { ClosureTerms } from '../commands.ts';
import { MAX_CLOSURE, MAX_CLOSURE_REASON, type Closure } from '../publishing.ts';
import { invalid, notFound, type Rule } from './context.ts';
import { find } from './draft.ts';

const isAsSeen = (now: Closure | undefined, { from, to, reason }: ClosureTerms): boolean =>
	now?.from === from && now.to === to && now.reason === reason;

/** Extra and special issues may well appear on such a day. */
export const setClosure: Rule<'closure.set'> = (draft, command, { personId, at }) => {
	const { id, from, to, expect } = command;
	const reason = command.reason.trim();
	if (expect && !isAsSeen(draft.get('closure', id), expect)) return { reason: 'closure-changed' };
	if (!isDate(from) || !isDate(to) || from > to) return invalid('closure');
	if (daysBetween(from, to) >= MAX_CLOSURE) return invalid('closure-long');
	if (reason === '' || reason.length > MAX_CLOSURE_REASON) return invalid('closure-reason');
	const made = find(
		draft,
		'edition',
		(one) => from <= one.date && one.date <= to && takesNumber(one)
	);
	if (made) return { reason: 'day-has-paper', date: made.date };
	draft.put('closure', { id, from, to, reason, personId, at });
	return null;
};

export const liftClosure: Rule<'closure.lift'> = (draft, { id }) => {
	if (!draft.get('closure', id)) return notFound('closure');
	draft.remove('closure', id);
	return null;
};
