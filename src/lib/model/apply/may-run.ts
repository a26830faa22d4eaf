import type { Command, PlainCommand, Refusal } from '../commands.ts';
import type { Page } from '../page.ts';
import { can } from '../permissions.ts';
import type { Person } from '../person.ts';
import type { DeskView } from '../records.ts';
import { isSecondReview, signaturesOf, stepOf } from '../signature.ts';
import type { Story } from '../story.ts';
import { workflowOf } from '../workflow.ts';
import { isAboutFrozen } from './frozen.ts';
import { needsOf, type Need } from './needs.ts';

/** Refuses a command whose needs a person does not meet, or that is about what has gone to press. */
export function judge(
	view: DeskView,
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	command: Command,
	needs: readonly Need[]
): Refusal | null {
	const allowed = needs.every(({ action, thing }) => can(person, action, thing));
	if (!allowed || !person.active) return { reason: 'forbidden' };
	return isAboutFrozen(view, command) ? { reason: 'pressed' } : null;
}

/** Whether the interface should offer a command; the server judges again, by permit(). */
export function mayRun(view: DeskView, person: Person, command: PlainCommand): boolean {
	const run = view.asRun?.(command) ?? command;
	return judge(view, person, run, needsOf(view, run, person.id)) === null;
}

/** Whether it should offer them to sign what a story waits for, as it is now. */
export function maySign(view: DeskView, person: Person, story: Story): boolean {
	const step = stepOf(view, story);
	if (!step || story.incomplete) return false;
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	if (isSecondReview(workflow, signaturesOf(view, story.id), step, person.id)) return false;
	return mayRun(view, person, { type: 'story.sign', id: '', storyId: story.id, step, hash: '' });
}

/** Whether the interface should let a person put stories on a page, of the plan or of what is tried. */
export const mayPlaceOn = (view: DeskView, person: Person, page: Page): boolean =>
	can(person, view.asRun ? 'plan.try' : 'story.place', { page });

/** Whether it should let them draw a page, likewise. */
export const mayDraw = (view: DeskView, person: Person, page: Page): boolean =>
	can(person, view.asRun ? 'plan.try' : 'page.plan', { page });
