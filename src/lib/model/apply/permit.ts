import type { Command, CommandOf, Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import { HOUSE, type Person } from '../person.ts';
import type { DeskView } from '../records.ts';
import type { UndoableCommand } from './context.ts';
import { sameLayout } from '../layout-outcome.ts';
import { tryOn } from '../tryout/try-on.ts';
import { Draft } from './draft.ts';
import { judge } from './may-run.ts';
import { leaveNeeds, needsOf, pageThing, type Need } from './needs.ts';
import { stepNeeds } from './step-needs.ts';

/**
 * Refuses what a person may not do. `can` judges each of a command's needs.
 * `undoing` is what an `undo` takes back: whoever may no longer do it may not undo it.
 */
export function permit(
	view: DeskView,
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	command: Command,
	undoing?: Undoing | null
): Refusal | null {
	if (person.id === HOUSE) return null;
	if (command.type === 'undo' && command.others && undoing) {
		const { changes, before } = undoing;
		const needs = stepNeeds(view, { type: undoing.command.type, changes, before });
		return needs ? judge(view, person, command, needs) : { reason: 'forbidden' };
	}
	const needs =
		command.type === 'undo' && undoing
			? [...needsOfUndo(view, undoing, person.id), ...pagesTouched(view, undoing)]
			: allNeedsOf(view, command, person.id);
	return judge(view, person, command, needs);
}

/** What an undo takes back, or brings back where it takes back another undo. */
export type Undoing = Pick<UndoableCommand, 'command' | 'changes' | 'before'>;

/** Those of the command itself; of a withdrawn edition it is asked what it was. */
function needsOfUndo(view: DeskView, { command, before }: Undoing, personId: Id): Need[] {
	const asked = new Draft(view);
	for (const { kind, value } of before)
		if (kind === 'edition' && value && !view.get('edition', value.id)) asked.put('edition', value);
	return allNeedsOf(asked, command, personId);
}

/** The say over every page on which an undo moves something. */
const pagesTouched = (view: DeskView, { changes, before }: Undoing): Need[] =>
	[...changes, ...before].flatMap((change) =>
		change.kind === 'placement' && change.value ? leaveNeeds(view, change.value) : []
	);

const allNeedsOf = (view: DeskView, command: Command, personId: Id): Need[] =>
	command.type === 'tryout.commit'
		? [{ action: 'plan.try' }, ...commitNeeds(view, command)]
		: needsOf(view, command, personId);

/** The say over every page that would be another one. */
function commitNeeds(view: DeskView, { id, decisions }: CommandOf<'tryout.commit'>): Need[] {
	const tryout = view.get('tryout', id);
	if (!tryout) return [];
	const draft = new Draft(view);
	const taken = new Map(decisions.map(({ key, take }) => [key, take]));
	tryOn(draft, tryout, ({ key }) => taken.get(key) ?? 'real', { personId: '', at: 0 });
	return draft.changes().flatMap((change): Need[] => {
		const thing = (pageId: Id | undefined) => pageThing(view, pageId ?? '');
		if (change.kind === 'placement') {
			const pageId = change.value?.pageId ?? view.get('placement', change.id)?.pageId;
			return [{ action: 'story.place', thing: thing(pageId) }];
		}
		if (change.kind !== 'page' || !change.value) return [];
		const isDrawn = !sameLayout(view.get('page', change.id)?.slots ?? [], change.value.slots);
		return [{ action: isDrawn ? 'page.plan' : 'story.place', thing: thing(change.id) }];
	});
}
