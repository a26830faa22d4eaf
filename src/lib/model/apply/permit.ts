import type { Command, NewStory, Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import { can, type Action, type Thing } from '../permissions.ts';
import type { Placement } from '../page.ts';
import { HOUSE, type Person, type Role } from '../person.ts';
import type { DeskView } from '../records.ts';
import { unreachable } from '../result.ts';
import { stepOf } from '../signature.ts';
import type { Story } from '../story.ts';
import { stageOf, stepsOf, workflowOf, type Step } from '../workflow.ts';
import type { UndoableCommand } from './context.ts';
import { mainPlacement, pageOfSlot, placementsOf } from './placements.ts';

/** One thing that must be allowed for a command. */
interface Need {
	action: Action;
	thing?: Thing;
}

/**
 * Refuses what a person may not do. Every command's needs are listed here; `can` judges each.
 * `undoing` is what an `undo` takes back: whoever may no longer do it may not undo it.
 */
export function permit(
	view: DeskView,
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	command: Command,
	undoing?: Undoing | null
): Refusal | null {
	if (person.id === HOUSE) return null;
	const needs =
		command.type === 'undo' && undoing
			? [...needsOf(view, undoing.command), ...pagesTouched(view, undoing)]
			: needsOf(view, command);
	const allowed = needs.every(({ action, thing }) => can(person, action, thing));
	return allowed && person.active ? null : { reason: 'forbidden' };
}

/** What an undo takes back, or brings back where it takes back another undo. */
export type Undoing = Pick<UndoableCommand, 'command' | 'changes' | 'before'>;

/** The say over every page on which an undo moves something. */
const pagesTouched = (view: DeskView, { changes, before }: Undoing): Need[] =>
	[...changes, ...before].flatMap((change) =>
		change.kind === 'placement' && change.value ? leaveNeeds(view, change.value) : []
	);

/** Whether the interface should offer a command; the server judges again. */
export const mayRun = (view: DeskView, person: Person, command: Command): boolean =>
	permit(view, person, command) === null;

function needsOf(view: DeskView, command: Command): Need[] {
	switch (command.type) {
		case 'newsroom.update':
			return [{ action: 'newsroom.configure' }];
		case 'person.add':
		case 'person.update':
		case 'person.roles':
		case 'person.deactivate':
		case 'person.activate':
			return [{ action: 'person.manage' }];
		case 'edition.create':
		case 'edition.update':
		case 'edition.pages':
		case 'template.save':
			return [{ action: 'edition.plan' }];
		case 'page.update': {
			const { editorId, proofreaderId, deadline } = command.patch;
			const isPlan = [editorId, proofreaderId, deadline].some((value) => value !== undefined);
			if (isPlan) return [{ action: 'edition.plan' }];
			return [{ action: 'page.plan', thing: pageThing(view, command.id) }];
		}
		case 'page.layout':
			return [{ action: 'page.plan', thing: pageThing(view, command.id) }];
		case 'slot.label':
		case 'slot.teaser':
			return [{ action: 'story.place', thing: pageThing(view, command.pageId) }];
		case 'story.create':
			return newStoryNeeds(view, command);
		case 'story.import':
			return [
				...command.stories.flatMap((story) => newStoryNeeds(view, story)),
				...command.teasers.map((teaser) => slotNeed(view, teaser.slotId))
			];
		case 'story.update':
			return [
				{ action: 'story.manage', thing: storyThing(view, command.id) },
				...dayNeeds(view, command.id, command.patch.editionId)
			];
		case 'story.spike':
			return [
				{ action: 'story.manage', thing: storyThing(view, command.id) },
				...leaveNeeds(view, placementsOf(view, command.id))
			];
		case 'story.revive':
			return [{ action: 'story.manage', thing: storyThing(view, command.id) }];
		case 'story.stage':
			return [{ action: 'story.manage', thing: storyThing(view, command.id) }];
		case 'story.sign':
			return [signNeed(view, command.storyId, command.step)];
		case 'story.return':
			return [returnNeed(view, command.storyId)];
		case 'signature.void':
			return [{ action: 'signature.void' }];
		case 'version.keep':
			return [{ action: 'story.comment', thing: storyThing(view, command.storyId) }];
		case 'version.restore':
			return [{ action: 'story.write', thing: storyThing(view, command.storyId) }];
		case 'story.place':
			return [
				{ action: 'story.place', thing: pageThing(view, command.pageId) },
				...leaveNeeds(view, mainPlacement(view, command.storyId)),
				...dayNeeds(view, command.storyId, view.get('page', command.pageId)?.editionId)
			];
		case 'story.unplace':
			return command.slotId === undefined
				? [{ action: 'desk.read' }, ...leaveNeeds(view, placementsOf(view, command.storyId))]
				: [slotNeed(view, command.slotId)];
		case 'thread.open':
			return [{ action: 'story.comment', thing: storyThing(view, command.storyId) }];
		case 'thread.reply':
		case 'thread.edit':
		case 'thread.remove':
		case 'thread.resolve':
		case 'thread.reopen':
			return [{ action: 'story.comment', thing: threadThing(view, command.id) }];
		case 'thread.accept':
		case 'thread.decline':
		case 'thread.unaccept':
			return [{ action: 'story.write', thing: threadThing(view, command.id) }];
		case 'asset.add':
			return [
				command.asset.storyId === null
					? { action: 'story.create' }
					: { action: 'story.write', thing: storyThing(view, command.asset.storyId) }
			];
		case 'proof.pull':
			return [{ action: 'page.proof', thing: pageThing(view, command.pageId) }];
		case 'undo':
			return [{ action: 'desk.read' }];
		default:
			return unreachable(command);
	}
}

function newStoryNeeds(view: DeskView, story: NewStory): Need[] {
	const needs: Need[] = [{ action: 'story.create' }];
	if (story.slotId) needs.push(slotNeed(view, story.slotId));
	return needs;
}

/** Handing in is the writer's; what is signed after that is for whom the paper names. */
function signNeed(view: DeskView, storyId: Id, step: Step): Need {
	const thing = storyThing(view, storyId);
	if (step === 'handIn') return { action: 'story.manage', thing };
	const { signers } = workflowOf(view.get('newsroom', 'newsroom'));
	return { action: 'story.approve', thing: { ...thing, signers: signers[step] } };
}

function returnNeed(view: DeskView, storyId: Id): Need {
	const story = view.get('story', storyId);
	const step = story && stepOf(view, story);
	const thing = storyThing(view, storyId);
	if (story?.stage === 'signed') return { action: 'story.reopen', thing };
	if (!step || step === 'handIn') return { action: 'story.manage', thing };
	const { signers } = workflowOf(view.get('newsroom', 'newsroom'));
	return { action: 'story.return', thing: { ...thing, signers: signers[step] } };
}

/**
 * Whether an edit of a person's is part of the step that a story waits for: they could sign it. In
 * proofreading, where whoever marks the faults may not write, it is anybody who may sign at all: the
 * sign-off that follows is of the text as it is then.
 */
export function isTheirTurn(
	view: DeskView,
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	story: Story
): boolean {
	const step = stepOf(view, story);
	if (!step) return false;
	const { action, thing } = signNeed(view, story.id, step);
	if (stageOf(step) !== 'proofing') return can(person, action, thing);
	return can(person, action, { ...thing, signers: allSigners(view) });
}

/** Everybody who may sign a step in use. */
function allSigners(view: DeskView): Role[] {
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	return stepsOf(workflow).flatMap((step) => (step === 'handIn' ? [] : workflow.signers[step]));
}

/** Taking a story off a page needs the say over that page. */
const leaveNeeds = (view: DeskView, placements: Placement | Placement[] = []): Need[] =>
	[placements].flat().map(({ pageId }) => ({
		action: 'story.place',
		thing: pageThing(view, pageId)
	}));

/** Moving a story to another day takes it off the pages of the one it was for. */
const dayNeeds = (view: DeskView, storyId: Id, editionId: Id | null | undefined): Need[] =>
	editionId === undefined
		? []
		: leaveNeeds(
				view,
				placementsOf(view, storyId).filter((placement) => placement.editionId !== editionId)
			);

const slotNeed = (view: DeskView, slotId: Id): Need => {
	const page = pageOfSlot(view, slotId);
	return { action: 'story.place', thing: page ? { page } : {} };
};

function pageThing(view: DeskView, id: Id): Thing {
	const page = view.get('page', id);
	return page ? { page } : {};
}

function storyThing(view: DeskView, id: Id): Thing {
	const story: Story | undefined = view.get('story', id);
	return story ? { story } : {};
}

function threadThing(view: DeskView, id: Id): Thing {
	const thread = view.get('thread', id);
	return thread ? storyThing(view, thread.storyId) : {};
}
